import type { AutopayPaper } from '@miaoguo/shared/repayment/autopay'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'

/** Every sentence as the server wrote it and as its digest is of. */
export function PaperText({ paper }: { paper: AutopayPaper }) {
  const texts = useTexts()
  return (
    <Box as="ol" className="autopay-text">
      {paper.sentences.map((it) => (
        <Box as="li" key={it.en} className="autopay-sentence">
          {texts.local(it)}
        </Box>
      ))}
    </Box>
  )
}
