import type { CreditLine } from '@miaoguo/shared/credit-line/credit-line'
import type { CreditLineOffering } from '@miaoguo/shared/credit-line/notice'
import { useLineWords } from '../../../copy/line'
import { LineCard } from '../../../features/credit-line/line-card'
import { stands } from '../../../features/credit-line/line-state'
import { OfferingCard } from '../../../features/credit-line/offering-card'
import { openPage } from '../../../platform/navigation'
import { Box } from '../../../ui/elements'
import { Notice } from '../../../ui/notice'

type Props = { lines: readonly CreditLine[]; offerings: readonly CreditLineOffering[] }

const toLine = (line: string): void =>
  void openPage({ path: '/line/pages/view/index', query: { line } })
const toTerms = (lender: string): void =>
  void openPage({ path: '/line/pages/apply/index', query: { lender } })

/** Lines that stand, lines that may be asked for, and lines that have ended. */
export function Lines({ lines, offerings }: Props) {
  const words = useLineWords()
  const standing = lines.filter(stands)
  const ended = lines.filter((it) => !stands(it))
  const cards = (some: readonly CreditLine[]) => (
    <Box as="ul" className="line-list">
      {some.map((it) => (
        <LineCard key={it.id} line={it} onOpen={() => toLine(it.id)} />
      ))}
    </Box>
  )
  return (
    <>
      <Box as="p" className="lead">
        {words.lead}
      </Box>
      {standing.length > 0 && cards(standing)}
      {standing.length === 0 && offerings.length > 0 && (
        <Notice id="no-lines" title={words.none} text={words.noneText} />
      )}
      {standing.length === 0 && offerings.length === 0 && (
        <Notice id="nobody-grants" title={words.nobody} text={words.nobodyText} />
      )}
      {offerings.length > 0 && (
        <>
          <Box as="h2" className="line-section">
            {words.offerings}
          </Box>
          <Box as="p" className="small">
            {words.offeringsNote}
          </Box>
          <Box as="ul" className="line-list">
            {offerings.map(({ notice }) => (
              <OfferingCard
                key={notice.lender.id}
                notice={notice}
                onOpen={() => toTerms(notice.lender.id)}
              />
            ))}
          </Box>
        </>
      )}
      {ended.length > 0 && (
        <>
          <Box as="h2" className="line-section">
            {words.ended}
          </Box>
          {cards(ended)}
        </>
      )}
    </>
  )
}
