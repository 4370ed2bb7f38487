import type { Trouble } from '../../api/answer'
import { useWords } from '../../copy/language-store'
import { ProblemLine } from '../../ui/notice'
import { useConsoleWords } from './words'

/** A refusal in words for merchants, where the console has some; else in those everybody reads. */
export function RefusalLine({ problem }: { problem: Trouble }) {
  const { problemLine } = useWords()
  const { problems } = useConsoleWords()
  const said = (problems as Partial<Record<Trouble['code'], readonly [string, string]>>)[
    problem.code
  ]
  if (!said) return <ProblemLine problem={problem} />
  return (
    <p className="problem-line" role="alert">
      {problemLine(said[0], said[1])}
    </p>
  )
}

type InputProps = {
  id: string
  label: string
  value: string
  hint?: string
  kind?: 'text' | 'date'
  wrong?: string | null
  onChange: (value: string) => void
  onSubmit?: () => void
}

/** A line of text; shoppers' fields take digits only. */
export function TextField({
  id,
  label,
  value,
  hint,
  kind = 'text',
  wrong = null,
  onChange,
  onSubmit,
}: InputProps) {
  return (
    <label className="field" htmlFor={id}>
      <span className="field-label">{label}</span>
      <input
        id={id}
        type={kind}
        className="field-input"
        value={value}
        placeholder={hint}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong !== null}
        onChange={(event) => onChange(event.target.value)}
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

export function Choice<T extends string>({
  id,
  label,
  value,
  options,
  wrong = null,
  onChange,
}: {
  id: string
  label: string
  value: T
  options: readonly (readonly [T, string])[]
  wrong?: string | null
  onChange: (value: T) => void
}) {
  return (
    <label className="field" htmlFor={id}>
      <span className="field-label">{label}</span>
      <select
        id={id}
        className="field-input"
        value={value}
        aria-invalid={wrong !== null}
        onChange={(event) => {
          const chosen = options.find(([name]) => name === event.target.value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {options.map(([name, text]) => (
          <option key={name} value={name}>
            {text}
          </option>
        ))}
      </select>
      {wrong !== null && (
        <span className="field-wrong" role="alert">
          {wrong}
        </span>
      )}
    </label>
  )
}

/** Lines of text, and how many characters there may be. */
export function TextArea({
  id,
  label,
  value,
  max,
  onChange,
}: Pick<InputProps, 'id' | 'label' | 'value' | 'onChange'> & { max: number }) {
  return (
    <label className="field" htmlFor={id}>
      <span className="field-label">{label}</span>
      <textarea
        id={id}
        className="field-input field-area"
        rows={5}
        maxLength={max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <span className="field-count">{`${value.length} / ${max}`}</span>
    </label>
  )
}
