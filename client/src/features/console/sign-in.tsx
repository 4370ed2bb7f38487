import { useState } from 'react'
import type { Trouble } from '../../api/answer'
import { sendConsoleCode } from '../../api/console'
import { Button } from '../../ui/button'
import { ProblemLine } from '../../ui/notice'
import { signIn } from './console-store'
import { TextField } from './fields'
import { useConsoleWords } from './words'

const loginForm = /^(1[3-9]\d{9}|[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+)$/
const codeForm = /^\d{6}$/

/** A phone or an e-mail address, and the code that was sent there. */
export function ConsoleSignIn() {
  const words = useConsoleWords().signIn
  const [login, setLogin] = useState('')
  const [code, setCode] = useState('')
  const [sent, setSent] = useState(false)
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState({ login: false, code: false })
  const [problem, setProblem] = useState<Trouble | null>(null)
  const name = login.trim().toLowerCase()

  const send = async (): Promise<void> => {
    if (!loginForm.test(name)) return setWrong({ login: true, code: false })
    setBusy(true)
    const answer = await sendConsoleCode(name)
    setBusy(false)
    setProblem(answer.ok ? null : answer.problem)
    setSent(answer.ok)
  }
  const enter = async (): Promise<void> => {
    const now = { login: !loginForm.test(name), code: !codeForm.test(code) }
    setWrong(now)
    if (busy || now.login || now.code) return
    setBusy(true)
    const answer = await signIn(name, code)
    // Signed in, this form is gone.
    if (answer.ok) return
    setBusy(false)
    setCode('')
    setProblem(answer.problem)
  }
  return (
    <section className="card console-narrow">
      <p className="lead">{words.lead}</p>
      <TextField
        id="login"
        label={words.login}
        hint={words.loginHint}
        value={login}
        wrong={wrong.login ? words.loginWrong : null}
        onChange={(text) => {
          setLogin(text)
          setWrong({ ...wrong, login: false })
        }}
        onSubmit={() => void send()}
      />
      <Button id="send-code" busy={busy} onPress={() => void send()}>
        {words.sendCode}
      </Button>
      {sent && (
        <p className="small" role="status">
          {words.sent}
        </p>
      )}
      <div className="console-gap" />
      <TextField
        id="code"
        label={words.code}
        value={code}
        wrong={wrong.code ? words.codeWrong : null}
        onChange={(text) => {
          setCode(text.replace(/\D/g, '').slice(0, 6))
          setWrong({ ...wrong, code: false })
        }}
        onSubmit={() => void enter()}
      />
      {problem && <ProblemLine problem={problem} />}
      <Button id="sign-in" look="primary" busy={busy} onPress={() => void enter()}>
        {words.enter}
      </Button>
    </section>
  )
}
