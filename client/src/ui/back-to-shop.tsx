import { useState } from 'react'
import { useWords } from '../copy/language-store'
import { leaveTo, type Left } from '../platform/leave'
import { Button } from './button'
import { Box } from './elements'

/** The way back to where the order came from. */
export function BackToShop({
  returnUrl,
  look = 'primary',
}: {
  returnUrl: string
  look?: 'primary' | 'quiet'
}) {
  const words = useWords()
  const [left, setLeft] = useState<Left | null>(null)
  return (
    <>
      <Button id="back-to-shop" look={look} onPress={() => void leaveTo(returnUrl).then(setLeft)}>
        {words.result.backToShop}
      </Button>
      {left === 'copied' && (
        <Box as="p" className="small" role="status">
          {words.copied}
        </Box>
      )}
    </>
  )
}
