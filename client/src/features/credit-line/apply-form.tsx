import type { Applicant } from '@miaoguo/shared/applicant/applicant'
import type { CreditLineNotice } from '@miaoguo/shared/credit-line/notice'
import { formatRate } from '@miaoguo/shared/money/format'
import { useWords } from '../../copy/language-store'
import { useLineWords } from '../../copy/line'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { AgreementLinks, ConsentBoxes } from '../../ui/consent-boxes'
import { Card, Fact } from '../../ui/fact'
import { RateText } from '../../ui/figures'
import { ComplaintActions, LenderFacts } from '../../ui/lender-block'
import { applyNow, purposes, toggle, useApplying } from './apply-store'
import { useRange } from './offering-card'

/** Who decides, by which licence, and on what terms. */
export function LineTerms({ notice }: { notice: CreditLineNotice }) {
  const line = useLineWords()
  const words = line.apply
  const { methods } = useWords()
  const texts = useTexts()
  const range = useRange(notice)
  return (
    <>
      <Card title={words.terms}>
        <Fact name={line.annualRate} strong>
          <RateText ratePpm={notice.annualRatePpm} convention={notice.annualRateConvention} />
        </Fact>
        <Fact name={words.range} strong>
          {range}
        </Fact>
        <Fact name={words.interest}>{formatRate(notice.annualInterestPpm)}</Fact>
        <Fact name={line.method}>{methods[notice.method]}</Fact>
        <Fact name={line.counts}>{line.countsOf(notice.installmentCounts)}</Fact>
        <Fact name={line.validity}>{line.months(notice.validityMonths)}</Fact>
        <Fact name={words.fees}>
          {notice.fees.length === 0
            ? words.noFees
            : notice.fees
                .map((it) => `${texts.local(it.name)} ${formatRate(it.ratePpm)}`)
                .join('；')}
        </Fact>
        <Fact name={words.late}>{words.lateText(formatRate(notice.lateFeePpmPerDay))}</Fact>
        <Fact name={words.prepayment}>{texts.local(notice.prepayment)}</Fact>
        <Box as="p" className="small">
          {line.rateNote}
        </Box>
      </Card>
      <Card title={words.lender}>
        <LenderFacts lender={notice.lender} />
        <Fact name={words.licenceThrough}>{texts.date(notice.licenceValidThrough)}</Fact>
        <ComplaintActions lender={notice.lender} />
      </Card>
    </>
  )
}

/** What this lender is told, and who that is. */
export function WhatIsTold({
  notice,
  applicant,
}: {
  notice: CreditLineNotice
  applicant: Applicant
}) {
  const words = useLineWords().apply
  const { identity } = applicant
  return (
    <Card title={words.told}>
      <Box as="ul" className="steps">
        {notice.tells.map((it) => (
          <Box as="li" className="step" key={it}>
            {words.tells[it]}
          </Box>
        ))}
      </Box>
      {identity && (
        <Fact name={words.identity}>{`${identity.nameMasked} ${identity.idNumberMasked}`}</Fact>
      )}
      <Box as="p" className="small">
        {words.toldNote}
      </Box>
    </Card>
  )
}

/** The yeses, each in its own empty box, and the agreements they are to. */
export function LineConsents({ notice }: { notice: CreditLineNotice }) {
  const words = useLineWords().apply
  const texts = useTexts()
  const { ticked, state } = useApplying()
  const lender = texts.local(notice.lender.legalName)
  return (
    <>
      <ConsentBoxes
        purposes={purposes}
        ticked={ticked}
        wordsOf={(purpose) => words.purposes[purpose](lender)}
        disabled={state.phase !== 'choosing'}
        onToggle={toggle}
      />
      <Box className="button-stack">
        <AgreementLinks agreements={notice.agreements} />
      </Box>
    </>
  )
}

export function ApplyButton() {
  const words = useLineWords().apply
  const { state, ticked } = useApplying()
  const all = purposes.every((it) => ticked.includes(it))
  const sending = state.phase === 'sending' || state.phase === 'applied'
  const ready = state.phase === 'unknown' ? words.again : all ? words.agree : words.tickAll
  return (
    <Button
      id="apply-line"
      look="primary"
      busy={sending}
      disabled={!all}
      onPress={() => void applyNow()}
    >
      {sending ? words.sending : ready}
    </Button>
  )
}
