import { bookingEn } from './booking-en'
import { bookingZh, type BookingWords } from './booking-zh'
import { wordsIn } from './language-store'

export const useBookingWords = wordsIn<BookingWords>(bookingZh, bookingEn)
