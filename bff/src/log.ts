import { pino } from 'pino'
import type { Log } from './deps.ts'

/** Nothing that names a person or opens a door is logged on purpose; these are for the day somebody does. */
const secrets = [
  'phone',
  'oneTimeCode',
  'openid',
  'session_key',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'secretKey',
  'webhookSecret',
  'apiKey',
  'sign',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

/** One JSON line per message on the standard output. */
export const createLog = (level: string): Log => {
  const logger = pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets, censor: '•••' },
  })
  return {
    debug: (facts, message) => logger.debug(facts, message),
    info: (facts, message) => logger.info(facts, message),
    warn: (facts, message) => logger.warn(facts, message),
    error: (facts, message) => logger.error(facts, message),
  }
}
