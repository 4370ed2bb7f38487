import { connect, createServer, type Socket } from 'node:net'
import type { Fault } from './cells.ts'

/** A commit is known by what it keeps: a loan by its checkout, an operation by its own id. */
export type CommitWatch = {
  /** What befalls the commit that keeps the lender's word on this, once. */
  faultAt(id: string): Fault | undefined
  crash(id: string): Promise<void>
  hint(id: string): Promise<void>
}
export type DatabaseProxy = { port: number; close(): Promise<void> }

/** Longer than we wait for a lender. */
const slowMs = 1300

/** Stands between us and PostgreSQL, and does to the commit that keeps a lender's word what it is told. */
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

/** The statements that keep a lender's word, and how what they are about is named. */
const keepers = [
  { statement: 'insert into "loans"', id: /chk_[0-9A-Za-z]{6,32}/ },
  {
    statement: 'update "operations" set "state" = $1, "refusal"',
    id: /(opr|rfd)_[0-9A-Za-z]{6,32}/,
  },
] as const
type Keeper = (typeof keepers)[number]

/** One connection: whose word its transaction keeps, and what becomes of its commit. */
class Line {
  /** What this connection calls those statements; after the first time only the name is sent. */
  private readonly prepared = new Map<string, Keeper>()
  private keeper: Keeper | undefined
  private about: string | undefined
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
    this.keeper ??= this.parsed(text) ?? this.bound(text)
    // The statement and its values may come apart.
    if (this.keeper) this.about ??= this.keeper.id.exec(text)?.[0]
    const { about } = this
    if (!/Q....(commit|rollback)\0/is.test(text)) {
      this.database.write(bytes)
      return
    }
    this.keeper = undefined
    this.about = undefined
    if (about === undefined || !/Q....commit\0/is.test(text)) this.database.write(bytes)
    else await this.befall(bytes, about)
  }

  private parsed(text: string): Keeper | undefined {
    for (const keeper of keepers) {
      const at = text.indexOf(keeper.statement)
      if (at < 0) continue
      const name = /P[\s\S]{4}(\w*)\0$/.exec(text.slice(0, at))?.[1]
      if (name) this.prepared.set(name, keeper)
      return keeper
    }
    return undefined
  }

  private bound(text: string): Keeper | undefined {
    for (const [, name] of text.matchAll(/B[\s\S]{4}\0(\w+)\0/g)) {
      const keeper = this.prepared.get(name ?? '')
      if (keeper) return keeper
    }
    return undefined
  }

  private async befall(bytes: Buffer, about: string): Promise<void> {
    switch (this.watch.faultAt(about)) {
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
        await this.watch.hint(about)
        break
      case 'crash':
        await this.watch.crash(about)
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
