import { useApplyWords } from '../../copy/apply'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'

/** Who hears of it, now and later. */
export function WhoReceives() {
  const words = useApplyWords()
  return (
    <Card title={words.whoReceives}>
      <Box as="ul" className="steps">
        {words.receivers.map((text) => (
          <Box as="li" key={text} className="step">
            {text}
          </Box>
        ))}
      </Box>
    </Card>
  )
}
