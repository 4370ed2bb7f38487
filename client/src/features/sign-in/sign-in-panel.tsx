import { useWords } from '../../copy/language-store'
import { platformName } from '../../platform/platform'
import { Button } from '../../ui/button'
import { Box, Field } from '../../ui/elements'
import { ProblemLine } from '../../ui/notice'
import {
  sendCode,
  submitPhone,
  submitPlatform,
  typeCode,
  typePhone,
  useSignIn,
} from './sign-in-store'
import './sign-in.css'

/** One tap where the platform knows the shopper, a phone and a code where it does not. */
export function SignInPanel({ lead }: { lead?: string }) {
  const words = useWords().signIn
  const { state } = useSignIn()
  const problem = state.phase === 'filling' ? state.problem : null
  const h5 = platformName === 'h5'
  return (
    <Box as="section" className="card">
      <Box as="p" className="sign-in-lead">
        {lead ?? (h5 ? words.lead : words.leadPlatform)}
      </Box>
      {h5 && <PhoneFields />}
      {problem === 'platform_refused' && (
        <Box as="p" className="problem-line" role="alert">
          {words.platformRefused}
        </Box>
      )}
      {problem !== null && problem !== 'platform_refused' && <ProblemLine problem={problem} />}
      <Button
        id="sign-in"
        look="primary"
        busy={state.phase === 'signing_in'}
        onPress={() => void (h5 ? submitPhone() : submitPlatform())}
      >
        {state.phase === 'signing_in' ? words.working : words[platformName]}
      </Button>
      <Box as="p" className="small">
        {words.note}
      </Box>
    </Box>
  )
}

function PhoneFields() {
  const words = useWords().signIn
  const { state, phone, code, sentTo, secondsToResend, wrong } = useSignIn()
  return (
    <>
      <Field
        id="phone"
        kind="phone"
        label={words.phone}
        hint={words.phoneHint}
        value={phone}
        maxLength={13}
        wrong={wrong.phone ? words.phoneWrong : null}
        onChange={typePhone}
        onSubmit={() => void sendCode()}
      />
      <Box className="sign-in-code">
        <Field
          id="code"
          kind="code"
          label={words.code}
          hint={words.codeHint}
          value={code}
          maxLength={6}
          wrong={wrong.code ? words.codeWrong : null}
          onChange={typeCode}
          onSubmit={() => void submitPhone()}
        />
        <Box className="sign-in-send">
          <Button
            id="send-code"
            busy={state.phase === 'sending_code'}
            disabled={secondsToResend > 0}
            onPress={() => void sendCode()}
          >
            {secondsToResend > 0 ? words.sendAgain(secondsToResend) : words.sendCode}
          </Button>
        </Box>
      </Box>
      {sentTo !== null && (
        <Box as="p" className="small sign-in-sent" role="status">
          {words.sent(sentTo)}
        </Box>
      )}
    </>
  )
}
