import { useApplyWords } from '../../copy/apply'
import { Field } from '../../ui/elements'
import type { FieldProps } from '../../ui/elements-props'
import { leaveField, typeField, useApplicant } from './applicant-store'

type Name = Parameters<typeof typeField>[0]
type Props = Pick<FieldProps, 'id' | 'kind' | 'label' | 'hint' | 'maxLength' | 'onSubmit'> & {
  name: Name
}

/** A field of who applies: what is wrong with it is said once it was left. */
export function ApplyField({ name, ...rest }: Props) {
  const words = useApplyWords()
  const { form, wrong } = useApplicant()
  const fault = wrong[name]
  return (
    <Field
      {...rest}
      value={form[name]}
      wrong={fault ? words.wrong[fault] : null}
      onChange={(text) => typeField(name, text)}
      onLeave={() => leaveField(name)}
    />
  )
}
