import { useEffect, type ReactNode } from 'react'
import { switchLanguage, useLanguage, useWords } from '../copy/language-store'
import { useInFront } from '../platform/lifecycle'
import { goBack } from '../platform/navigation'
import { platformName } from '../platform/platform'
import { setTitle } from '../platform/title'
import { Box, PlainButton } from './elements'
import { switchTextSize, useTextSize } from './text-size-store'

type Props = { title: string; home?: boolean; footer?: ReactNode; children: ReactNode }

/**
 * What every page stands in: a header with the language switch, the content, the action bar. A
 * mini-program has its title in the platform's own bar, so it is not said twice.
 */
export function Frame({ title, home = false, footer, children }: Props) {
  const words = useWords()
  const language = useLanguage((it) => it.language)
  const large = useTextSize((it) => it.size === 'large')
  const inFront = useInFront()
  useEffect(() => {
    if (inFront) setTitle(title, language)
  }, [title, language, inFront])
  return (
    <Box className={`frame ${footer ? 'frame-with-footer' : ''} ${large ? 'frame-large' : ''}`}>
      <Box as="header" className="frame-header">
        {platformName === 'h5' && !home ? (
          <PlainButton
            className="frame-back"
            label={words.back}
            onPress={() => void goBack({ path: '/pages/home/index' })}
          >
            <Box as="span" className="frame-back-mark" />
          </PlainButton>
        ) : (
          <Box as="span" className="frame-brand">
            {words.brand}
          </Box>
        )}
        <Box className="frame-switches">
          <PlainButton
            id={inFront ? 'switch-text-size' : undefined}
            className="frame-switch"
            label={large ? words.standardText : words.largeText}
            onPress={switchTextSize}
          >
            {large ? words.standardTextShort : words.largeTextShort}
          </PlainButton>
          <PlainButton
            id={inFront ? 'switch-language' : undefined}
            className="frame-switch"
            onPress={switchLanguage}
          >
            {words.switchLanguage}
          </PlainButton>
        </Box>
      </Box>
      <Box as="main" className="frame-main">
        {(platformName === 'h5' || home) && (
          <Box as="h1" className="frame-title">
            {title}
          </Box>
        )}
        {children}
      </Box>
      {footer && (
        <Box as="footer" className="frame-footer">
          {footer}
        </Box>
      )}
    </Box>
  )
}
