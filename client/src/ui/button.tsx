import { PlainButton } from './elements'
import type { ButtonProps } from './elements-props'

type Props = Omit<ButtonProps, 'className'> & {
  look?: 'primary' | 'quiet' | 'plain'
  /** A further class, where a page has many of the same button. */
  kind?: string
}

/** Every button of the product: 44 px or taller, and dead while its work is under way. */
export function Button({
  look = 'quiet',
  kind = '',
  busy = false,
  disabled = false,
  ...rest
}: Props) {
  return (
    <PlainButton
      {...rest}
      busy={busy}
      disabled={busy || disabled}
      className={`button button-${look} ${kind}`.trim()}
    />
  )
}
