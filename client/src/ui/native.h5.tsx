import { createElement, useEffect, useRef, type KeyboardEvent } from 'react'
import { wait } from '../platform/clock'
import type {
  BoxProps,
  ButtonProps,
  CheckProps,
  FieldProps,
  RingProps,
  StretchProps,
  TextAreaProps,
} from './elements-props'

/** Real HTML: headings, lists, buttons and inputs that keyboards and screen readers know. */
export function Box({
  as = 'div',
  label,
  role,
  live,
  onPress,
  focus,
  children,
  ...rest
}: BoxProps) {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    if (focus) ref.current?.focus()
  }, [focus])
  const pressable = onPress && {
    onClick: onPress,
    tabIndex: 0,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') onPress()
    },
  }
  return createElement(
    as,
    {
      ...rest,
      ref,
      role: role ?? (onPress ? 'link' : undefined),
      'aria-label': label,
      'aria-live': live,
      tabIndex: focus ? -1 : undefined,
      ...pressable,
    },
    children,
  )
}

export const Stretch = ({ className, grow, heightPercent }: StretchProps) => (
  <div
    className={className}
    style={grow === undefined ? { height: `${heightPercent ?? 0}%` } : { flexGrow: grow }}
  />
)

export const Ring = ({ className, percent, children }: RingProps) => (
  <div
    className={className}
    style={{ backgroundImage: `conic-gradient(var(--ring) ${percent}%, transparent 0)` }}
  >
    {children}
  </div>
)

export function PlainButton({
  label,
  busy,
  pressed,
  onPress,
  role,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      role={role}
      aria-label={label}
      aria-busy={busy}
      aria-pressed={role ? undefined : pressed}
      aria-checked={role === 'radio' ? pressed : undefined}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

/** What a browser may fill in by itself, and which keys a phone shows; numbers of IDs and cards are kept by no browser. */
const manners = {
  phone: { fill: 'tel-national', type: 'tel', keys: 'numeric' },
  code: { fill: 'one-time-code', type: 'tel', keys: 'numeric' },
  amount: { fill: 'off', type: 'text', keys: 'decimal' },
  name: { fill: 'name', type: 'text', keys: 'text' },
  'id-number': { fill: 'off', type: 'text', keys: 'text' },
  card: { fill: 'off', type: 'tel', keys: 'numeric' },
} as const

/** A word that appears under a field moves what is below it; a tap that left the field has to have landed by then. */
const tapMs = 250

export function Field({
  id,
  label,
  hint,
  value,
  kind,
  maxLength,
  wrong,
  onChange,
  onLeave,
  onSubmit,
}: FieldProps) {
  return (
    <label id={id} className="field">
      <span className="field-label">{label}</span>
      <input
        className="field-input"
        type={manners[kind].type}
        inputMode={manners[kind].keys}
        autoComplete={manners[kind].fill}
        name={kind}
        value={value}
        maxLength={maxLength}
        placeholder={hint}
        aria-invalid={wrong !== null}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => onLeave && void wait(tapMs).then(onLeave)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSubmit?.()
        }}
      />
      {wrong !== null && (
        <span className="field-wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  )
}

export function TextArea({ id, label, hint, value, maxLength, wrong, onChange }: TextAreaProps) {
  return (
    <label id={id} className="field">
      <span className="field-label">{label}</span>
      <textarea
        className="field-input field-area"
        value={value}
        maxLength={maxLength}
        placeholder={hint}
        aria-invalid={wrong !== null}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong !== null && (
        <span className="field-wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  )
}

export function Check({ className, checked, disabled, onToggle, children }: CheckProps) {
  return (
    <label className={`check ${className}${checked ? ' check-on' : ''}`}>
      <input
        type="checkbox"
        className="check-input"
        checked={checked}
        disabled={disabled}
        onChange={onToggle}
      />
      <span className="check-box" aria-hidden="true" />
      <span className="check-text">{children}</span>
    </label>
  )
}
