import { useApplyWords } from '../../copy/apply'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { ProblemLine } from '../../ui/notice'
import { askRemoval, removeName, useApplicant } from './applicant-store'

/** Deletes a verified name: one press, then one yes that stands under what follows from it. */
export function TakeBack() {
  const words = useApplyWords()
  const { leaving, busy, problem } = useApplicant()
  if (leaving !== 'removal')
    return (
      <Button id="take-back" look="plain" onPress={() => askRemoval('removal')}>
        {words.takeBack}
      </Button>
    )
  return (
    <Box className="bound-card">
      <Box as="h3" className="bound-card-name">
        {words.takeBackSure}
      </Box>
      <Box as="ul" className="steps">
        {words.takeBackFollows.map((text) => (
          <Box as="li" key={text} className="step">
            {text}
          </Box>
        ))}
      </Box>
      {problem?.about === 'removal' && <ProblemLine problem={problem.problem} />}
      <Box className="button-row">
        <Button id="take-back-no" onPress={() => askRemoval(null)}>
          {words.removeNo}
        </Button>
        <Button id="take-back-yes" busy={busy === 'removal'} onPress={() => void removeName()}>
          {busy === 'removal' ? words.takingBack : words.takeBackYes}
        </Button>
      </Box>
    </Box>
  )
}
