import type { Bill } from '@miaoguo/shared/repayment/repayment'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useAutopayWords } from '../../copy/autopay'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { MoneyText } from '../../ui/figures'

type Open = (bill: Bill) => void
type Day = { dueOn: string; bills: Bill[] }

/** Bills come ordered by due date; those of one day stand together, whichever lender they are of. */
function byDay(bills: readonly Bill[]): Day[] {
  const days: Day[] = []
  for (const bill of bills) {
    const last = days[days.length - 1]
    if (last && last.dueOn === bill.dueOn) last.bills.push(bill)
    else days.push({ dueOn: bill.dueOn, bills: [bill] })
  }
  return days
}

/** What is oldest of a loan is paid first, so only there is a way to pay. */
const isFirstOf = (bills: readonly Bill[], bill: Bill): boolean =>
  bills.find((it) => it.loanId === bill.loanId) === bill

export function BillCalendar({
  bills,
  onOpen,
  onPay,
}: {
  bills: readonly Bill[]
  onOpen: Open
  onPay: Open
}) {
  const texts = useTexts()
  return (
    <>
      {byDay(bills).map((day) => (
        <Box as="section" key={day.dueOn} className="bill-day">
          <Box as="h2" className="bill-date">
            {texts.date(day.dueOn)}
          </Box>
          {day.bills.map((bill) => (
            <BillRow
              key={`${bill.loanId} ${bill.number}`}
              bill={bill}
              onOpen={() => onOpen(bill)}
              onPay={
                bill.state !== 'paid' && isFirstOf(bills, bill) ? () => onPay(bill) : undefined
              }
            />
          ))}
        </Box>
      ))}
    </>
  )
}

type Row = { bill: Bill; onOpen: () => void; onPay: (() => void) | undefined }

function BillRow({ bill, onOpen, onPay }: Row) {
  const words = useWords().bills
  const autopay = useAutopayWords()
  const texts = useTexts()
  const { currency } = bill
  const lender = texts.local(bill.lenderName)
  const paid = bill.state === 'paid'
  return (
    <Box className="card bill-card">
      <Box className="bill" onPress={onOpen}>
        <Box className="bill-top">
          <Box as="span" className="bill-merchant">
            {bill.merchantName}
          </Box>
          <Box as="span" className={`bill-status bill-is-${bill.state}`}>
            {words.states[bill.state]}
          </Box>
        </Box>
        <Box className="bill-lender">
          {`${lender} · ${words.number(bill.number, bill.installmentCount)}`}
        </Box>
        <Box className="bill-amount">
          <MoneyText
            amountMinor={paid ? bill.totalMinor : bill.outstandingMinor}
            currency={currency}
          />
        </Box>
        {bill.autopay && <Box className="bill-lender">{autopay.bill}</Box>}
        {!paid && bill.paidMinor > 0 && (
          <Box className="bill-lender">
            {words.partly(formatMoney({ amountMinor: bill.paidMinor, currency }))}
          </Box>
        )}
        {paid && bill.paidOn !== null && (
          <Box className="bill-lender">{words.paidOn(texts.date(bill.paidOn))}</Box>
        )}
      </Box>
      {onPay && (
        <Button kind="bill-pay" label={words.payOf(bill.merchantName, lender)} onPress={onPay}>
          {words.pay}
        </Button>
      )}
    </Box>
  )
}
