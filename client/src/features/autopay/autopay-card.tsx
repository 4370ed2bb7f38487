import type { Autopay, AutopayState } from '@miaoguo/shared/repayment/autopay'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { ReactNode } from 'react'
import { useAutopayWords } from '../../copy/autopay'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Fact } from '../../ui/fact'
import { ProblemLine } from '../../ui/notice'
import { PaperText } from './paper-text'
import { end, toggleText, useAutopay } from './standing-store'

/** Whether installments of a loan are taken by themselves, and the one press that ends it. */
export function AutopayCard({ onSetUp }: { onSetUp: () => void }) {
  const { state } = useAutopay()
  if (state.phase !== 'known') return null
  const { standing } = state
  const { autopay, able } = standing
  const over = autopay === null || autopay.status === 'ended' || autopay.status === 'refused'
  if (over)
    return able || autopay ? <Off last={autopay} onSetUp={able ? onSetUp : undefined} /> : null
  return (
    <On autopay={autopay} standing={standing} ending={state.ending}>
      {state.problem && <ProblemLine problem={state.problem} />}
    </On>
  )
}

function Off({ last, onSetUp }: { last: Autopay | null; onSetUp: (() => void) | undefined }) {
  const words = useAutopayWords()
  const texts = useTexts()
  const on = last?.endedAt ? texts.moment(last.endedAt) : ''
  return (
    <Box as="section" className="card">
      <Top status={words.off} />
      {last?.lastCollection && <LastCollection autopay={last} />}
      <Box as="p" id="autopay-off" className="autopay-lead">
        {last === null
          ? words.offText
          : last.status === 'refused'
            ? words.notAgreed
            : words.ended(on, words.endReasons[last.end ?? 'lender'])}
      </Box>
      {onSetUp && (
        <Button id="to-autopay" onPress={onSetUp}>
          {words.learn}
        </Button>
      )}
    </Box>
  )
}

type Living = {
  autopay: Autopay
  standing: AutopayState
  ending: boolean
  children: ReactNode
}

function On({ autopay, standing, ending, children }: Living) {
  const words = useAutopayWords()
  const texts = useTexts()
  const { open } = useAutopay()
  const { status, paper, card } = autopay
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: paper.currency })
  const { next } = standing
  if (status === 'ended' || status === 'refused') return null
  return (
    <Box as="section" className="card">
      <Top status={words.statuses[status]} />
      {autopay.lastCollection && <LastCollection autopay={autopay} />}
      {status !== 'active' && (
        <Box as="p" id={`autopay-${status}`} className="autopay-lead" role="status">
          {words[status]}
        </Box>
      )}
      <Fact name={words.card}>{words.cardName(texts.local(card.issuerName), card.lastFour)}</Fact>
      {status === 'active' && (
        <Fact name={words.next} strong>
          {next ? words.nextText(texts.date(next.dueOn), money(next.amountMinor)) : words.noNext}
        </Fact>
      )}
      <Fact name={words.most}>{money(paper.mostPerDayMinor)}</Fact>
      {open && (
        <>
          <PaperText paper={paper} />
          <Box as="p" className="small">
            {words.agreedAt(texts.moment(autopay.agreedAt))}
          </Box>
          <Box as="p" className="small bill-digest">
            {`${words.digest} ${autopay.digest}`}
          </Box>
        </>
      )}
      {children}
      <Box className="button-stack">
        {status !== 'ending' && (
          <Button id="end-autopay" busy={ending} onPress={() => void end()}>
            {ending ? words.ends : words.end}
          </Button>
        )}
        <Button id="autopay-text" look="plain" pressed={open} onPress={toggleText}>
          {open ? words.hideText : words.showText}
        </Button>
      </Box>
    </Box>
  )
}

function Top({ status }: { status: string }) {
  const words = useAutopayWords()
  return (
    <Box className="autopay-top">
      <Box as="h2" className="autopay-title">
        {words.title}
      </Box>
      <Box as="span" className="bill-status">
        {status}
      </Box>
    </Box>
  )
}

/** What was taken last; of what a bank refused, that nothing was taken and whose turn it is. */
function LastCollection({ autopay }: { autopay: Autopay }) {
  const words = useAutopayWords()
  const texts = useTexts()
  const it = autopay.lastCollection
  if (it === null) return null
  const on = texts.date(it.on)
  const { amountMinor, currency } = it
  if (it.outcome === 'taken')
    return <Fact name={words.last}>{words.taken(on, formatMoney({ amountMinor, currency }))}</Fact>
  return (
    <Box id="autopay-failed" className="autopay-refused" role="status">
      <Box as="p" className="autopay-refused-title">
        {words.refused(on)}
      </Box>
      <Box as="p" className="autopay-refused-text">
        {words.refusedText(words.refusals[it.refusal ?? 'card_refused'])}
      </Box>
    </Box>
  )
}
