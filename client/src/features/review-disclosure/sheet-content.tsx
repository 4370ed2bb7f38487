import type { Disclosure } from '@miaoguo/shared/disclosure/disclosure'
import { useWords } from '../../copy/language-store'
import { Box } from '../../ui/elements'
import {
  AgreementsPart,
  ContingentPart,
  CostsPart,
  DataPart,
  LoanPart,
  RightsPart,
  SchedulePart,
  SheetHead,
} from './sheet-parts'

/** The whole cost sheet; every part of it, in the order the law thinks of it. */
export function SheetContent({ disclosure }: { disclosure: Disclosure }) {
  const words = useWords().sheet
  const { sheet } = disclosure
  return (
    <>
      <SheetHead sheet={sheet} />
      <CostsPart sheet={sheet} />
      <ContingentPart sheet={sheet} />
      <LoanPart sheet={sheet} />
      <SchedulePart sheet={sheet} />
      <RightsPart sheet={sheet} />
      <DataPart sheet={sheet} />
      <AgreementsPart sheet={sheet} />
      <Box as="p" className="small sheet-digest">
        {`${words.digest} ${disclosure.digest}`}
      </Box>
    </>
  )
}
