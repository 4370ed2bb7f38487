import { useCashWords } from '../../copy/cash'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { ProblemLine } from '../../ui/notice'
import { seeOffers, useCash } from './cash-store'

/** Said beside the field or the card it is about. */
const elsewhere = ['amount_out_of_range', 'not_found', 'identity_missing']

/** The way to the offers; nothing is borrowed by taking it. */
export function SeeOffers({ onOffers }: { onOffers: (token: string) => void }) {
  const words = useCashWords()
  const { opening, problem } = useCash()
  const go = async (): Promise<void> => {
    const token = await seeOffers()
    if (token !== null) onOffers(token)
  }
  return (
    <>
      {problem !== null && !elsewhere.includes(problem.code) && <ProblemLine problem={problem} />}
      <Button id="see-offers" look="primary" busy={opening} onPress={() => void go()}>
        {opening ? words.opening : words.see}
      </Button>
      <Box as="p" className="small">
        {words.rates}
      </Box>
      <Box as="p" className="small">
        {words.notYet}
      </Box>
    </>
  )
}
