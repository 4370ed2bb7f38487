import type { Dispute, DisputeEvidence } from '@miaoguo/shared/dispute/dispute'
import type { CheckoutId, DisputeId } from '@miaoguo/shared/id/id'
import { formatMoney } from '@miaoguo/shared/money/format'
import type { Answer } from '../../api/answer'
import { acceptDispute, submitEvidence, viewDispute } from '../../api/console'
import { useTexts } from '../../copy/text'
import { Card, Fact } from '../../ui/fact'
import { MoneyText } from '../../ui/figures'
import { useConsole, watched } from './console-store'
import { DisputeTag, RespondBy } from './disputes'
import { EvidenceForm } from './evidence-form'
import { Action, Loaded } from './parts'
import { useRemote } from './remote'
import { useConsoleWords } from './words'

type Props = { id: DisputeId; mayWrite: boolean; onOrder: (id: CheckoutId) => void }

/** One dispute: what is said against the merchant, what the merchant said, and the two answers there are. */
export function DisputeDetailView({ id, mayWrite, onOrder }: Props) {
  const mode = useConsole((it) => it.mode)
  const { it, again, reload } = useRemote(`${mode} ${id}`, () => viewDispute(mode, id))
  const doing = async (asked: Promise<Answer<Dispute>>): Promise<Answer<Dispute>> => {
    const answer = await watched(asked)
    // A refusal says that something is otherwise than shown, so what is so now is shown.
    await reload()
    return answer
  }
  return (
    <Loaded it={it} onRetry={again}>
      {(dispute) => (
        <div className="console-columns">
          <Summary
            dispute={dispute}
            onOrder={onOrder}
            accept={mayWrite ? () => doing(acceptDispute(mode, id)) : undefined}
          />
          {dispute.evidence ? (
            <Given evidence={dispute.evidence} />
          ) : (
            mayWrite &&
            dispute.status === 'opened' &&
            dispute.response === null && (
              <EvidenceForm onSubmit={(said) => doing(submitEvidence(mode, id, said))} />
            )
          )}
        </div>
      )}
    </Loaded>
  )
}

type SummaryProps = {
  dispute: Dispute
  onOrder: (id: CheckoutId) => void
  accept: (() => Promise<Answer<Dispute>>) | undefined
}

function Summary({ dispute, onOrder, accept }: SummaryProps) {
  const { disputes: words, orders } = useConsoleWords()
  const { moment } = useTexts()
  const { amountMinor, currency, response } = dispute
  const open = dispute.status === 'opened' || dispute.status === 'evidence_submitted'
  return (
    <Card title={words.reasons[dispute.reason]}>
      <Fact name={orders.status}>
        <DisputeTag status={dispute.status} />
      </Fact>
      <Fact name={words.amount} strong>
        <MoneyText amountMinor={amountMinor} currency={currency} />
      </Fact>
      <Fact name={words.takenBack}>
        <MoneyText amountMinor={dispute.takenBackMinor} currency={currency} />
      </Fact>
      <Fact name={orders.reference}>
        <button
          type="button"
          className="row-link"
          id="dispute-order"
          onClick={() => onOrder(dispute.checkoutId)}
        >
          {dispute.merchantReference}
        </button>
      </Fact>
      <Fact name={words.opened}>{moment(dispute.openedAt)}</Fact>
      {dispute.daysLeft !== null && (
        <Fact name={words.respondBy}>
          <RespondBy it={dispute} />
        </Fact>
      )}
      {dispute.decidedAt !== null && <Fact name={words.decided}>{moment(dispute.decidedAt)}</Fact>}
      <p className="small">{words.meanings[dispute.status]}</p>
      {response?.status === 'pending' && (
        <p className="lead" role="status">
          {words.pending}
        </p>
      )}
      {accept && open && response?.status !== 'pending' && (
        <Action
          id="accept-dispute"
          name={words.accept}
          sure={words.acceptSure(formatMoney({ amountMinor, currency }))}
          act={accept}
        />
      )}
    </Card>
  )
}

function Given({ evidence }: { evidence: DisputeEvidence }) {
  const { disputes: words } = useConsoleWords()
  const { date } = useTexts()
  const { carrier, trackingNumber, shippedOn, deliveredOn } = evidence
  return (
    <Card title={words.evidence}>
      <p className="evidence-text">{evidence.explanation}</p>
      {shippedOn && <Fact name={words.shippedOn}>{date(shippedOn)}</Fact>}
      {deliveredOn && <Fact name={words.deliveredOn}>{date(deliveredOn)}</Fact>}
      {carrier && <Fact name={words.carrier}>{carrier}</Fact>}
      {trackingNumber && <Fact name={words.tracking}>{trackingNumber}</Fact>}
      {(evidence.documents ?? []).map((it) => (
        <Fact key={it.digest} name={words.kinds[it.kind]}>
          <a href={it.url} rel="noreferrer" target="_blank">
            {it.name}
          </a>
        </Fact>
      ))}
    </Card>
  )
}
