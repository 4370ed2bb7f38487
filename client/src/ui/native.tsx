import { Button, Input, Text, Textarea, View } from '@tarojs/components'
import type {
  BoxProps,
  ButtonProps,
  CheckProps,
  FieldProps,
  RingProps,
  StretchProps,
  TextAreaProps,
} from './elements-props'

const headings = ['h1', 'h2', 'h3']

/** The same elements as native components of a mini-program, with its own accessibility attributes. */
export function Box({ as = 'div', id, className, label, role, live, onPress, children }: BoxProps) {
  const aria = {
    ariaLabel: label,
    ariaRole: role ?? (headings.includes(as) ? 'heading' : onPress ? 'link' : undefined),
    ariaLive: live,
  }
  if (as === 'span' && !onPress) {
    return (
      <Text id={id} className={className}>
        {children}
      </Text>
    )
  }
  return (
    <View id={id} className={className} onClick={onPress} {...aria}>
      {children}
    </View>
  )
}

export const Stretch = ({ className, grow, heightPercent }: StretchProps) => (
  <View
    className={className}
    style={grow === undefined ? { height: `${heightPercent ?? 0}%` } : { flexGrow: grow }}
  />
)

export const Ring = ({ className, percent, children }: RingProps) => (
  <View
    className={className}
    style={{ backgroundImage: `conic-gradient(var(--ring) ${percent}%, transparent 0)` }}
  >
    {children}
  </View>
)

export function PlainButton({
  id,
  className,
  label,
  busy,
  pressed,
  disabled,
  onPress,
  role,
  children,
}: ButtonProps) {
  const aria = {
    ariaLabel: label,
    ariaRole: role,
    ariaBusy: busy,
    ariaChecked: role === 'radio' ? pressed : undefined,
    ariaDisabled: disabled,
  }
  return (
    <Button
      id={id}
      className={className}
      disabled={disabled ?? false}
      hoverClass="press-down"
      onClick={disabled ? undefined : onPress}
      {...aria}
    >
      {children}
    </Button>
  )
}

const keys = {
  phone: 'number',
  code: 'number',
  amount: 'digit',
  name: 'text',
  'id-number': 'idcard',
  card: 'number',
} as const

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
    <View className="field">
      <Text className="field-label">{label}</Text>
      <Input
        id={id}
        className="field-input"
        type={keys[kind]}
        value={value}
        maxlength={maxLength}
        placeholder={hint}
        onInput={(event) => onChange(event.detail.value)}
        onBlur={onLeave}
        onConfirm={onSubmit}
        {...{ ariaLabel: label }}
      />
      {wrong !== null && <Text className="field-wrong">{wrong}</Text>}
    </View>
  )
}

export function TextArea({ id, label, hint, value, maxLength, wrong, onChange }: TextAreaProps) {
  return (
    <View className="field">
      <Text className="field-label">{label}</Text>
      <Textarea
        id={id}
        className="field-input field-area"
        value={value}
        maxlength={maxLength}
        placeholder={hint}
        onInput={(event) => onChange(event.detail.value)}
        {...{ ariaLabel: label }}
      />
      {wrong !== null && <Text className="field-wrong">{wrong}</Text>}
    </View>
  )
}

export function Check({ className, checked, disabled, onToggle, children }: CheckProps) {
  const aria = { ariaRole: 'checkbox', ariaChecked: checked, ariaDisabled: disabled }
  return (
    <View
      className={`check ${className}${checked ? ' check-on' : ''}`}
      onClick={disabled ? undefined : onToggle}
      {...aria}
    >
      <View className="check-box" />
      <View className="check-text">{children}</View>
    </View>
  )
}
