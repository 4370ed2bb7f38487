/** A lender in a process of its own, so that it can be stopped where it stands: it then accepts and never answers. */
import { startLender } from '../sandbox/lenders/lender-server.ts'
import { partIsReady } from './part.ts'

const { url } = await startLender({ port: 0, lender: 'suyi', quoteDelayMs: 0 })
partIsReady({ url, pid: process.pid })
