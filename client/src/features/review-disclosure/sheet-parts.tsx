import type { CostSheet } from '@miaoguo/shared/disclosure/disclosure'
import { formatMoney } from '@miaoguo/shared/money/format'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { openDocument } from '../../platform/leave'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { MoneyText, RateText } from '../../ui/figures'
import { ComplaintActions, LenderFacts } from '../../ui/lender-block'
import { PaymentPartsFacts } from '../../ui/payment-parts'
import { ScheduleRows } from '../../ui/schedule-rows'
import { CostSplit } from './cost-split'

type Props = { sheet: CostSheet }

/** The three figures that matter most, in one size. */
export function SheetHead({ sheet }: Props) {
  const words = useWords().sheet
  const { currency } = sheet
  return (
    <Box as="section" className="card sheet-head">
      <Box className="sheet-key">
        <Box className="sheet-key-name">{words.annualRate}</Box>
        <Box className="sheet-key-value" id="sheet-annual-rate">
          <RateText ratePpm={sheet.annualRatePpm} convention={sheet.annualRateConvention} />
        </Box>
      </Box>
      <Box className="sheet-key">
        <Box className="sheet-key-name">{words.totalCost}</Box>
        <Box className="sheet-key-value" id="sheet-total-cost">
          <MoneyText amountMinor={sheet.totalCostMinor} currency={currency} />
        </Box>
      </Box>
      <Box className="sheet-key">
        <Box className="sheet-key-name">{words.totalOfPayments}</Box>
        <Box className="sheet-key-value">
          <MoneyText amountMinor={sheet.totalOfPaymentsMinor} currency={currency} />
        </Box>
      </Box>
      <CostSplit sheet={sheet} />
    </Box>
  )
}

export function LoanPart({ sheet }: Props) {
  const all = useWords()
  const words = all.sheet
  const texts = useTexts()
  return (
    <Card title={words.loan}>
      <LenderFacts lender={sheet.lender} />
      <Box className="divider" />
      <Fact name={words.product}>{texts.local(sheet.productName)}</Fact>
      <Fact name={words.order}>{`${sheet.merchantName} ${sheet.merchantReference}`}</Fact>
      <Fact name={words.financed} strong>
        <MoneyText amountMinor={sheet.amountFinancedMinor} currency={sheet.currency} />
      </Fact>
      <PaymentPartsFacts payment={sheet.payment} currency={sheet.currency} />
      <Fact name={words.count}>{words.countValue(sheet.installmentCount)}</Fact>
      <Fact name={words.method}>{all.methods[sheet.method]}</Fact>
      <Fact name={words.drawnOn}>{texts.date(sheet.drawnOn)}</Fact>
      <Fact name={words.dueRule}>{texts.local(sheet.dueDateRule)}</Fact>
    </Card>
  )
}

/** Every cost with who charges it and how, and the sentence that nothing else is charged. */
export function CostsPart({ sheet }: Props) {
  const words = useWords().sheet
  const texts = useTexts()
  const { currency } = sheet
  return (
    <Card title={words.costs}>
      {sheet.costs.map((it, i) => (
        <Box key={i} className="sheet-cost">
          <Box className="sheet-cost-top">
            <Box as="span" className="sheet-cost-name">
              {texts.local(it.name)}
            </Box>
            <Box as="span" className="sheet-cost-amount">
              {formatMoney({ amountMinor: it.totalMinor, currency })}
            </Box>
          </Box>
          <Fact name={words.collector}>{texts.local(it.collector)}</Fact>
          <Fact name={words.basis}>{texts.local(it.basis)}</Fact>
          <Fact name={words.itemRate}>
            <RateText ratePpm={it.annualRatePpm} convention={sheet.annualRateConvention} />
          </Fact>
        </Box>
      ))}
      <Box className="sheet-cost">
        <Fact name={words.totalCost} strong>
          <MoneyText amountMinor={sheet.totalCostMinor} currency={currency} />
        </Fact>
        <Fact name={words.annualRate} strong>
          <RateText ratePpm={sheet.annualRatePpm} convention={sheet.annualRateConvention} />
        </Fact>
      </Box>
      <Box as="p" id="sheet-nothing-else" className="sheet-nothing-else">
        {words.nothingElse}
      </Box>
    </Card>
  )
}

export function ContingentPart({ sheet }: Props) {
  const words = useWords().sheet
  const texts = useTexts()
  return (
    <Card title={words.contingent}>
      {sheet.contingentCosts.length === 0 && (
        <Box as="p" className="sheet-text">
          {words.contingentNone}
        </Box>
      )}
      {sheet.contingentCosts.map((it, i) => (
        <Box key={i} className="sheet-cost">
          <Box className="sheet-cost-name">{texts.local(it.name)}</Box>
          <Fact name={words.standard}>{texts.local(it.standard)}</Fact>
          <Fact name={words.collector}>{texts.local(it.collector)}</Fact>
        </Box>
      ))}
    </Card>
  )
}

export function SchedulePart({ sheet }: Props) {
  return (
    <Card title={useWords().sheet.schedule}>
      <ScheduleRows schedule={sheet.schedule} currency={sheet.currency} />
    </Card>
  )
}

export function RightsPart({ sheet }: Props) {
  const words = useWords().sheet
  const texts = useTexts()
  return (
    <Card title={words.rights}>
      <Box as="h3" className="sheet-subtitle">
        {words.prepayment}
      </Box>
      <Box as="p" className="sheet-text">
        {texts.local(sheet.prepayment)}
      </Box>
      <Box as="h3" className="sheet-subtitle">
        {`${words.coolingOff}${useWords().colon}${words.coolingOffDays(sheet.coolingOffDays)}`}
      </Box>
      <Box as="p" className="sheet-text">
        {texts.local(sheet.coolingOff)}
      </Box>
      <Box as="h3" className="sheet-subtitle">
        {words.complaint}
      </Box>
      <ComplaintActions lender={sheet.lender} />
    </Card>
  )
}

export function DataPart({ sheet }: Props) {
  const words = useWords().sheet
  const texts = useTexts()
  if (sheet.dataUses.length === 0) return null
  return (
    <Card title={words.dataUses}>
      {sheet.dataUses.map((it, i) => (
        <Box key={i} className="sheet-cost">
          <Fact name={words.recipient}>{texts.local(it.recipient)}</Fact>
          <Fact name={words.purpose}>{texts.local(it.purpose)}</Fact>
          <Fact name={words.kinds}>{texts.local(it.kinds)}</Fact>
        </Box>
      ))}
    </Card>
  )
}

export function AgreementsPart({ sheet }: Props) {
  const words = useWords().sheet
  const texts = useTexts()
  return (
    <Card title={words.agreements}>
      {sheet.agreements.map((it) => (
        <Button
          key={it.url}
          look="plain"
          kind="agreement"
          onPress={() => void openDocument(it.url)}
        >
          {texts.local(it.name)}
        </Button>
      ))}
    </Card>
  )
}
