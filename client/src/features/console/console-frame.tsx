import type { ConsoleUser } from '@miaoguo/shared/merchant/merchant-user'
import { useEffect, type ReactNode } from 'react'
import { switchLanguage, useLanguage, useWords } from '../../copy/language-store'
import { useInFront } from '../../platform/lifecycle'
import { setTitle } from '../../platform/title'
import { switchTextSize, useTextSize } from '../../ui/text-size-store'
import { signOut, switchMode, useConsole } from './console-store'
import { viewsFor, type ViewName } from './views'
import { useConsoleWords } from './words'
import './console.css'

type Props = {
  me?: ConsoleUser
  view?: ViewName
  title: string
  onView?: (view: ViewName) => void
  children: ReactNode
}

/** What every page of the console stands in: whose it is, the mode, and the sections this role may see. */
export function ConsoleFrame({ me, view, title, onView, children }: Props) {
  const words = useConsoleWords()
  const { brand, switchLanguage: language, ...common } = useWords()
  const locale = useLanguage((it) => it.language)
  const large = useTextSize((it) => it.size === 'large')
  const inFront = useInFront()
  useEffect(() => {
    if (inFront) setTitle(`${title} · ${words.title}`, locale)
  }, [inFront, title, words.title, locale])
  return (
    <div className={`frame console ${large ? 'frame-large' : ''}`}>
      <header className="console-header">
        <span className="frame-brand">{brand}</span>
        {me && <Account me={me} />}
        <span className="console-switches">
          <button
            type="button"
            id={inFront ? 'switch-text-size' : undefined}
            className="frame-switch"
            aria-label={large ? common.standardText : common.largeText}
            onClick={switchTextSize}
          >
            {large ? common.standardTextShort : common.largeTextShort}
          </button>
          <button
            type="button"
            id={inFront ? 'switch-language' : undefined}
            className="frame-switch"
            onClick={switchLanguage}
          >
            {language}
          </button>
          {me && (
            <button
              type="button"
              id="sign-out"
              className="frame-switch"
              onClick={() => void signOut()}
            >
              {words.signOut}
            </button>
          )}
        </span>
      </header>
      {me && onView && (
        <nav className="console-nav" aria-label={words.sections}>
          {viewsFor(me).map((it) => (
            <button
              key={it}
              type="button"
              id={inFront ? `view-${it}` : undefined}
              className="console-tab"
              aria-current={it === view ? 'page' : undefined}
              onClick={() => onView(it)}
            >
              {words.views[it]}
            </button>
          ))}
        </nav>
      )}
      <main className="console-main">
        <h1 className="frame-title">{title}</h1>
        {children}
      </main>
    </div>
  )
}

function Account({ me }: { me: ConsoleUser }) {
  const words = useConsoleWords()
  const mode = useConsole((it) => it.mode)
  const account = me.accounts.find((it) => it.mode === mode)
  return (
    <span className="console-account">
      <strong>{account?.name}</strong>
      <span className="console-who">
        {me.user.name} · {words.roles[me.user.role]}
      </span>
      <span className="console-modes">
        {me.accounts.map((it) => (
          <button
            key={it.mode}
            type="button"
            className={`console-mode console-mode-${it.mode}`}
            aria-pressed={it.mode === mode}
            onClick={() => switchMode(it.mode)}
          >
            {words.mode[it.mode]}
          </button>
        ))}
      </span>
    </span>
  )
}
