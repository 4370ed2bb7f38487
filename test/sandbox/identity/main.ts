import { parseArgs } from 'node:util'
import { runPart } from '../listen.ts'
import { startIdentity } from './identity-server.ts'

const { values } = parseArgs({ options: { port: { type: 'string', default: '8790' } } })
await runPart(() => startIdentity({ port: Number(values.port) }))
