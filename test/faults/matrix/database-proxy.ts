import { connect, createServer, type Socket } from 'node:net'
import type { Fault } from './cells.ts'

export type CommitWatch = {
  /** What befalls the commit of the loan of this checkout, once. */
  faultAt(checkoutId: string): Fault | undefined
  crash(checkoutId: string): Promise<void>
  hint(checkoutId: string): Promise<void>
}
export type DatabaseProxy = { port: number; close(): Promise<void> }

/** Longer than we wait for a lender. */
const slowMs = 1300

/** Stands between us and PostgreSQL, and does to the commit that makes a loan what it is told. */
export async function startDatabaseProxy(port: number, watch: CommitWatch): Promise<DatabaseProxy> {
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(port, '127.0.0.1')
    for (const socket of [client, database]) {
      open.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
    }
    const end = (): void => {
      for (const socket of [client, database]) {
        socket.destroy()
        open.delete(socket)
      }
    }
    client.on('close', end)
    database.on('close', end)
    database.on('data', (bytes) => client.write(bytes))
    const line = new Line(client, database, watch)
    let turn = Promise.resolve()
    client.on('data', (bytes) => {
      turn = turn.then(() => line.pass(bytes))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** One connection: which loan its transaction makes, and what becomes of its commit. */
class Line {
  private lends = false
  /** What this connection calls the statement that makes a loan; after the first time only its name is sent. */
  private prepared: string | undefined
  private checkoutId: string | undefined
  private readonly client: Socket
  private readonly database: Socket
  private readonly watch: CommitWatch

  constructor(client: Socket, database: Socket, watch: CommitWatch) {
    this.client = client
    this.database = database
    this.watch = watch
  }

  async pass(bytes: Buffer): Promise<void> {
    const text = bytes.toString('latin1')
    const parsed = /P[\s\S]{4}(\w*)\0[^\0]*insert into "loans"/.exec(text)
    this.prepared = parsed?.[1] || this.prepared
    const bound = /B[\s\S]{4}\0(\w+)\0/.exec(text)?.[1]
    if (parsed || (bound !== undefined && bound === this.prepared)) this.lends = true
    // The statement and its values may come apart.
    if (this.lends) this.checkoutId ??= /chk_[0-9A-Za-z]{6,32}/.exec(text)?.[0]
    const checkoutId = this.checkoutId
    if (checkoutId === undefined || !/Q....(commit)\0/is.test(text)) {
      this.database.write(bytes)
      return
    }
    this.lends = false
    this.checkoutId = undefined
    await this.befall(bytes, checkoutId)
  }

  private async befall(bytes: Buffer, checkoutId: string): Promise<void> {
    switch (this.watch.faultAt(checkoutId)) {
      case 'timeout':
        await new Promise((resolve) => setTimeout(resolve, slowMs))
        break
      case 'reset':
        this.client.destroy()
        return
      case '500':
        // Refused: the transaction is gone, and we are told so.
        this.client.write(refusal)
        this.database.destroy()
        return
      case 'garbage':
        // Committed, and nobody tells us.
        this.database.removeAllListeners('data')
        this.database.write(bytes, () => setTimeout(() => this.client.destroy(), 50))
        return
      case 'duplicate':
        await this.watch.hint(checkoutId)
        break
      case 'crash':
        await this.watch.crash(checkoutId)
        return
      case undefined:
        break
    }
    this.database.write(bytes)
  }
}

const field = (name: string, value: string): string => `${name}${value}\0`
const words =
  field('S', 'ERROR') + field('C', '40001') + field('M', 'could not serialize access') + '\0'
const message = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}
const refusal = Buffer.concat([message('E', Buffer.from(words)), message('Z', Buffer.from('I'))])
