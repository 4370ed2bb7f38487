import { parseArgs } from 'node:util'
import { runPart } from '../listen.ts'
import { startLender } from './lender-server.ts'
import { isLenderCode, lenderCodes, profiles } from './profiles.ts'

const { values } = parseArgs({
  options: {
    lender: { type: 'string' },
    port: { type: 'string' },
    books: { type: 'string' },
    /** Where the platform wants to be told of changes. */
    notify: { type: 'string' },
  },
})
const lender = values.lender ?? ''
if (!isLenderCode(lender)) {
  console.error(`--lender must be one of ${lenderCodes.join(', ')}`)
  process.exit(2)
}
await runPart(async () => {
  const running = await startLender({
    port: Number(values.port ?? profiles[lender].port),
    lender,
    booksFile: values.books,
  })
  if (values.notify !== undefined) running.notifyAt(values.notify)
  return running
})
