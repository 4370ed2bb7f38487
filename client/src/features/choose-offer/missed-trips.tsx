import type { MissedTrip } from '@miaoguo/shared/offer/offer'
import { useTexts } from '../../copy/text'
import { useTripWords } from '../../copy/trip'
import { Box } from '../../ui/elements'
import { Card } from '../../ui/fact'

/** What lends against trips, but not against this one: which day stands in the way, and what can be done about it. */
export function MissedTrips({ missed }: { missed: readonly MissedTrip[] }) {
  return missed.map((it) => <Missed key={`${it.lenderId} ${it.productName.en}`} missed={it} />)
}

function Missed({ missed }: { missed: MissedTrip }) {
  const words = useTripWords()
  const texts = useTexts()
  const { reason } = missed
  const day = (on: string | null): string => (on === null ? '' : texts.date(on))
  const why = (words.missedWhy as Partial<Record<string, (day: string) => string>>)[reason.code]
  const ways = reason.remedies.flatMap((it) => words.can[it.code](day(it.dayOn)) ?? [])
  return (
    <Card title={words.missedTitle(texts.local(missed.productName))}>
      <Box className="missed-trip">
        <Box as="p" className="small">
          {`${texts.local(missed.legalName)} · ${why?.(day(reason.dayOn)) ?? ''}`}
        </Box>
        <Box as="ul" className="missed-ways">
          {ways.map((way) => (
            <Box as="li" key={way}>
              {way}
            </Box>
          ))}
        </Box>
        <Box as="p" className="small">
          {words.missedSafe}
        </Box>
      </Box>
    </Card>
  )
}
