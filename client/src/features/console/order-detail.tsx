import { isSubtracted } from '@miaoguo/shared/checkout/line'
import type { ConsoleOrderDetail, OrderAuthorization } from '@miaoguo/shared/merchant/console'
import { viewOrder } from '../../api/console'
import type { CheckoutId } from '@miaoguo/shared/id/id'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useTexts } from '../../copy/text'
import { Card, Fact } from '../../ui/fact'
import { MoneyText, RateText } from '../../ui/figures'
import { useConsole } from './console-store'
import { CreditText, OrderStatus } from './orders'
import { OrderMoney } from './order-money'
import { Loaded } from './parts'
import { useRemote } from './remote'
import { useConsoleWords } from './words'

/** One order: how far its shopper came, what was bought, and every asking for its credit. */
export function OrderDetailView({ id, mayMove }: { id: CheckoutId; mayMove: boolean }) {
  const mode = useConsole((it) => it.mode)
  const { it, again, reload } = useRemote(`${mode} ${id}`, () => viewOrder(mode, id))
  return (
    <Loaded it={it} onRetry={again}>
      {(order) => (
        <div className="console-columns">
          <div>
            <Summary order={order} />
            {order.authorization && (
              <OrderMoney
                key={moneyKey(order.authorization)}
                authorization={order.authorization}
                mayMove={mayMove}
                onMoved={reload}
              />
            )}
          </div>
          <div>
            <Steps order={order} />
            <Lines order={order} />
            <Asked order={order} />
          </div>
        </div>
      )}
    </Loaded>
  )
}

/** Other figures are another form: what was typed for the last ones is not kept for these. */
const moneyKey = (it: OrderAuthorization): string =>
  `${it.id} ${it.remainingMinor} ${it.refundableMinor}`

function Summary({ order }: { order: ConsoleOrderDetail }) {
  const words = useConsoleWords()
  const { moment } = useTexts()
  const failure = order.lastFailure
  return (
    <Card title={order.merchantReference}>
      <Fact name={words.orders.status}>
        <OrderStatus status={order.status} />
      </Fact>
      <Fact name={words.orders.amount} strong>
        <MoneyText amountMinor={order.amountMinor} currency={order.currency} />
      </Fact>
      <Fact name={words.orders.credit}>
        <CreditText credit={order.credit} />
      </Fact>
      <Fact name={words.orders.expires}>{moment(order.expiresAt)}</Fact>
      {failure && (
        <>
          <Fact name={words.orders.failure}>{words.failureCodes[failure.code]}</Fact>
          <Fact name={words.orders.correlation}>
            <code className="code-inline">{failure.correlationId}</code>
          </Fact>
        </>
      )}
    </Card>
  )
}

function Steps({ order }: { order: ConsoleOrderDetail }) {
  const { orders: words, none } = useConsoleWords()
  const { moment } = useTexts()
  const steps = [
    [words.created, order.createdAt],
    [words.opened, order.openedAt],
    [words.offered, order.offeredAt],
    [words.consented, order.consentedAt],
    [words.paid, order.paidAt],
  ] as const
  return (
    <Card title={words.steps}>
      {steps.map(([name, at]) => (
        <Fact key={name} name={name}>
          {at === null ? none : moment(at)}
        </Fact>
      ))}
    </Card>
  )
}

function Lines({ order }: { order: ConsoleOrderDetail }) {
  const { orders: words } = useConsoleWords()
  return (
    <Card title={words.lines}>
      {order.lines.map((it, i) => (
        <Fact key={i} name={`${it.name} × ${it.quantity}`}>
          {isSubtracted(it.kind) && '−'}
          <MoneyText amountMinor={it.totalMinor} currency={order.currency} />
        </Fact>
      ))}
    </Card>
  )
}

function Asked({ order }: { order: ConsoleOrderDetail }) {
  const { orders: words } = useConsoleWords()
  const { moment } = useTexts()
  return (
    <Card title={words.asked}>
      {order.applications.length === 0 && <p className="small">{words.neverAsked}</p>}
      {order.applications.map((it) => (
        <div key={it.id} className="asked">
          <Fact name={moment(it.createdAt)}>
            <CreditText credit={it} />
          </Fact>
          {it.loan && (
            <>
              <Fact name={words.principal}>
                <MoneyText amountMinor={it.loan.principalMinor} currency={order.currency} />
              </Fact>
              <Fact name={words.rate}>
                <RateText
                  ratePpm={it.loan.annualRatePpm}
                  convention={it.loan.annualRateConvention}
                />
              </Fact>
              {it.subsidy && (
                <Fact name={it.subsidy.name}>
                  {words.subsidy(
                    formatMoney({ amountMinor: it.subsidy.spentMinor, currency: order.currency }),
                    formatMoney({
                      amountMinor: it.subsidy.promisedMinor,
                      currency: order.currency,
                    }),
                  )}
                </Fact>
              )}
              <Fact name={words.loan}>
                <code className="code-inline">{it.loan.id}</code>
              </Fact>
            </>
          )}
        </div>
      ))}
    </Card>
  )
}
