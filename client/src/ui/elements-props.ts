import type { ReactNode } from 'react'

export type BoxProps = {
  as?:
    | 'div'
    | 'span'
    | 'main'
    | 'section'
    | 'header'
    | 'footer'
    | 'h1'
    | 'h2'
    | 'h3'
    | 'p'
    | 'ul'
    | 'ol'
    | 'li'
  id?: string | undefined
  className?: string | undefined
  /** What a screen reader says in place of the content. */
  label?: string | undefined
  role?: string | undefined
  live?: 'polite' | 'assertive' | undefined
  /** Moves the focus here when it appears. */
  focus?: boolean | undefined
  onPress?: (() => void) | undefined
  children?: ReactNode
}
/** A stretch of a chart: as long beside its neighbors as its amount beside theirs, or of a part of the whole height. */
export type StretchProps = { className: string; grow?: number; heightPercent?: number }
/** A part of a whole as a ring around what stands in its middle; its color is the class’s `--ring`. */
export type RingProps = { className: string; percent: number; children?: ReactNode }
export type ButtonProps = {
  id?: string | undefined
  className?: string | undefined
  label?: string | undefined
  role?: 'radio' | undefined
  busy?: boolean | undefined
  pressed?: boolean | undefined
  disabled?: boolean | undefined
  onPress: () => void
  children?: ReactNode
}
export type FieldProps = {
  id: string
  label: string
  hint: string
  value: string
  kind: 'phone' | 'code' | 'amount' | 'name' | 'id-number' | 'card'
  maxLength: number
  wrong: string | null
  onChange: (value: string) => void
  /** The reader has gone on to something else: now is the time to say what is wrong. */
  onLeave?: () => void
  onSubmit?: () => void
}
export type TextAreaProps = Omit<FieldProps, 'kind' | 'onLeave' | 'onSubmit'>
export type CheckProps = {
  className: string
  checked: boolean
  disabled?: boolean
  onToggle: () => void
  children?: ReactNode
}
