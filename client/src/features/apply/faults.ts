import { PersonName } from '@miaoguo/shared/applicant/applicant'
import { bareCardNumber, isCardNumber } from '@miaoguo/shared/applicant/card-number'
import { isIdNumber } from '@miaoguo/shared/applicant/id-number'

export type Form = {
  name: string
  idNumber: string
  student: boolean | null
  cardNumber: string
  phone: string
}
/** What is wrong with what was typed; each has its own words beside its field. */
export type Fault =
  | 'name'
  | 'idLength'
  | 'idDigit'
  | 'student'
  | 'cardLength'
  | 'cardDigit'
  | 'phone'
export type Wrong = Partial<Record<keyof Form, Fault>>

export const empty: Form = { name: '', idNumber: '', student: null, cardNumber: '', phone: '' }
export const identityFields = ['name', 'idNumber', 'student'] as const
export const cardFields = ['cardNumber', 'phone'] as const

const idLength = 18
const cardLengths = /^\d{12,19}$/

/** What is wrong with one field, or null. */
export function faultOf(field: keyof Form, form: Form): Fault | null {
  switch (field) {
    case 'name':
      return PersonName.safeParse(form.name.trim()).success ? null : 'name'
    case 'idNumber':
      if (form.idNumber.length !== idLength) return 'idLength'
      return isIdNumber(form.idNumber) ? null : 'idDigit'
    case 'student':
      return form.student === null ? 'student' : null
    case 'cardNumber': {
      const bare = bareCardNumber(form.cardNumber)
      if (!cardLengths.test(bare)) return 'cardLength'
      return isCardNumber(bare) ? null : 'cardDigit'
    }
    case 'phone':
      return /^1[3-9]\d{9}$/.test(form.phone) ? null : 'phone'
  }
}

/** What a field holds of what was typed into it. */
export const tidied = {
  name: (text: string): string => text,
  idNumber: (text: string): string =>
    text
      .toUpperCase()
      .replace(/[^\dX]/g, '')
      .slice(0, idLength),
  cardNumber: (text: string): string => text.replace(/[^\d ]/g, ''),
  phone: (text: string): string => text.replace(/\D/g, '').slice(0, 11),
}

/** A card number in groups of four, as it stands on the card. */
export const inGroups = (text: string): string =>
  bareCardNumber(text).replace(/(\d{4})(?=\d)/g, '$1 ')
