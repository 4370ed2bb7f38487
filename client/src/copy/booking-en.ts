import type { BookingWords } from './booking-zh'

export const bookingEn: BookingWords = {
  title: 'Confirmed by suppliers',
  statuses: {
    awaiting_supplier: 'Waiting for the supplier',
    confirmed: 'Confirmed',
    refused: 'Not accepted by the supplier',
  },
  reference: (it) => `No. ${it}`,
  refusedNote:
    'You do not pay for what a supplier did not accept: what is held is released, what was lent is given back.',
  awaitingNote: 'The shop cannot draw money for a held item before its supplier confirms it.',
}
