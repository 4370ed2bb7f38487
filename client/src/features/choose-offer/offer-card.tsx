import { formatMoney, formatRate } from '@miaoguo/shared/money/format'
import type { Offer } from '@miaoguo/shared/offer/offer'
import { useWords } from '../../copy/language-store'
import { useLineOrderWords } from '../../copy/line-order'
import { useTexts } from '../../copy/text'
import { Button } from '../../ui/button'
import { Box } from '../../ui/elements'
import { Fact } from '../../ui/fact'
import { MoneyText, RateText } from '../../ui/figures'

type Props = { offer: Offer; lapsed: boolean; onChoose: () => void }

/** One offer. Installment, total cost and annual rate stand side by side in one size. */
export function OfferCard({ offer, lapsed, onChoose }: Props) {
  const all = useWords()
  const words = all.offers
  const texts = useTexts()
  const { currency } = offer
  const level = offer.firstInstallmentMinor === offer.largestInstallmentMinor
  const lender = texts.local(offer.lender.legalName)
  return (
    <Box as="li" className={lapsed ? 'card offer offer-lapsed' : 'card offer'}>
      <Box as="h2" className="offer-lender">
        {lender}
      </Box>
      <Box as="p" className="offer-product">
        {`${all.licences[offer.lender.licenceType]} · ${texts.local(offer.productName)}`}
      </Box>
      {offer.kind === 'checkout_bnpl' && <PayLater offer={offer} />}
      <FromLine offer={offer} />
      <Box as="p" className="offer-valid">
        {lapsed ? words.lapsed : words.validUntil(texts.time(offer.expiresAt))}
      </Box>
      <Box className="offer-figures">
        <Box className="offer-figure">
          <Box className="offer-figure-name">
            {level ? words.perInstallment : words.firstInstallment}
          </Box>
          <Box className="offer-figure-value offer-installment">
            <MoneyText amountMinor={offer.firstInstallmentMinor} currency={currency} />
            <Box as="span" className="offer-times">
              {` ${words.times(offer.installmentCount)}`}
            </Box>
          </Box>
        </Box>
        <Box className="offer-figure">
          <Box className="offer-figure-name">{words.totalCost}</Box>
          <Box className="offer-figure-value offer-total-cost">
            <MoneyText amountMinor={offer.totalCostMinor} currency={currency} />
          </Box>
        </Box>
        <Box className="offer-figure">
          <Box className="offer-figure-name">{words.annualRate}</Box>
          <Box className="offer-figure-value offer-annual-rate">
            <RateText ratePpm={offer.annualRatePpm} convention={offer.annualRateConvention} />
          </Box>
        </Box>
      </Box>
      <DailyRate offer={offer} />
      {offer.subsidy && (
        <Box as="p" className="offer-subsidy">
          {texts.local(offer.subsidy.text)}
        </Box>
      )}
      <OfferFacts offer={offer} level={level} />
      <Button
        kind="offer-choose"
        disabled={lapsed}
        label={words.chooseFrom(lender)}
        onPress={onChoose}
      >
        {words.choose}
      </Button>
    </Box>
  )
}

/** When an offer to pay later is paid, and that only being late costs something. */
function PayLater({ offer }: { offer: Offer }) {
  const all = useWords()
  const words = all.offers
  const texts = useTexts()
  const when =
    offer.installmentCount === 1
      ? words.payOnce(texts.date(offer.firstDueOn))
      : words.payInParts(offer.installmentCount)
  return (
    <Box as="p" className="offer-later">
      {`${when}${all.colon}${words.free}`}
    </Box>
  )
}

/** That it is drawn from a line of the shopper's own, and how much is left there. */
function FromLine({ offer }: { offer: Offer }) {
  const words = useLineOrderWords()
  if (!offer.creditLine) return null
  const { availableMinor } = offer.creditLine
  return (
    <Box as="p" className="offer-product offer-line">
      {words.fromLine(formatMoney({ amountMinor: availableMinor, currency: offer.currency }))}
    </Box>
  )
}

/** A rate by the day never stands without its annual one (PBOC announcement 2021 No. 3). */
function DailyRate({ offer }: { offer: Offer }) {
  const words = useWords().offers
  if (offer.dailyRatePpm === undefined) return null
  return (
    <Box as="p" className="offer-daily">
      {words.byTheDay(formatRate(offer.dailyRatePpm, 4), formatRate(offer.annualRatePpm))}
    </Box>
  )
}

/** When it begins, what is paid in all, and how. */
function OfferFacts({ offer, level }: { offer: Offer; level: boolean }) {
  const all = useWords()
  const words = all.offers
  const texts = useTexts()
  const money = (amountMinor: number): string =>
    formatMoney({ amountMinor, currency: offer.currency })
  return (
    <Box className="offer-facts">
      <Fact name={words.firstDueOn}>{texts.date(offer.firstDueOn)}</Fact>
      <Fact name={words.totalOfPayments}>{money(offer.totalOfPaymentsMinor)}</Fact>
      <Fact name={words.method}>
        {level
          ? all.methods[offer.method]
          : `${all.methods[offer.method]} · ${words.largest(money(offer.largestInstallmentMinor))}`}
      </Fact>
    </Box>
  )
}
