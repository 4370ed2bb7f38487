import type { ServiceRequest } from '@miaoguo/shared/loan/service-request'
import { useWords } from '../../copy/language-store'
import { useTexts } from '../../copy/text'
import { Box } from '../../ui/elements'
import { Card, Fact } from '../../ui/fact'
import { ReliefCard } from './relief-card'

/** One request: what was asked, where it stands, and the lender's answer in its own words. */
export function RequestCard({ request }: { request: ServiceRequest }) {
  const words = useWords().help
  const texts = useTexts()
  return (
    <Card>
      <Box className="bill-top">
        <Box as="h3" className="request-title">
          {`${words.kinds[request.kind]} · ${words.topics[request.topic]}`}
        </Box>
        <Box as="span" className={`bill-status request-${request.outcome ?? request.status}`}>
          {request.outcome === null
            ? words.statuses[request.status]
            : words.outcomes[request.outcome]}
        </Box>
      </Box>
      <Box as="p" className="request-text">
        {request.text}
      </Box>
      {request.answer === null ? (
        <Fact name={words.answerBy} strong>
          {texts.date(request.answerBy)}
        </Fact>
      ) : (
        <Box className="request-answer">
          <Box as="h3" className="choices-title">
            {words.answer}
          </Box>
          <Box as="p" className="request-text">
            {request.answer}
          </Box>
        </Box>
      )}
      {request.relief !== null && <ReliefCard request={request} relief={request.relief} />}
      <Fact name={words.reference}>{request.id}</Fact>
      {request.lenderReference !== null && (
        <Fact name={words.lenderReference}>{request.lenderReference}</Fact>
      )}
      <Fact name={words.filedAt}>{texts.moment(request.createdAt)}</Fact>
    </Card>
  )
}
