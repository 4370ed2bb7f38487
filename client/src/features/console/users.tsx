import type { MerchantUser } from '@miaoguo/shared/merchant/merchant-user'
import { MerchantRole } from '@miaoguo/shared/merchant/permission'
import { useState } from 'react'
import type { Trouble } from '../../api/answer'
import { addUser, listUsers, removeUser } from '../../api/console'
import { Button } from '../../ui/button'
import { watched } from './console-store'
import { Choice, RefusalLine, TextField } from './fields'
import { Action, Grid, Loaded, type Column } from './parts'
import { useRemote } from './remote'
import { useConsoleWords } from './words'

/** Who may sign in, and as what. */
export function UsersView() {
  const { users: words, views, roles } = useConsoleWords()
  const { it, again, reload } = useRemote('users', listUsers)
  const remove = async (user: MerchantUser) => {
    const answer = await watched(removeUser(user.id))
    if (answer.ok) await reload()
    return answer
  }
  const columns: Column<MerchantUser>[] = [
    { name: words.name, cell: (user) => user.name },
    { name: words.login, cell: (user) => user.loginHint },
    { name: words.role, cell: (user) => roles[user.role] },
    {
      name: words.remove,
      cell: (user) => (
        <Action name={words.remove} sure={words.removeSure} act={() => remove(user)} />
      ),
    },
  ]
  return (
    <>
      <NewUser onAdded={reload} />
      <Loaded it={it} onRetry={again}>
        {({ items }) => (
          <Grid label={views.users} columns={columns} items={items} keyOf={(user) => user.id} />
        )}
      </Loaded>
    </>
  )
}

function NewUser({ onAdded }: { onAdded: () => Promise<void> }) {
  const { users: words, roles } = useConsoleWords()
  const [name, setName] = useState('')
  const [login, setLogin] = useState('')
  const [role, setRole] = useState<MerchantRole>('support')
  const [problem, setProblem] = useState<Trouble | null>(null)
  const add = async (): Promise<void> => {
    const user = { name: name.trim(), login: login.trim().toLowerCase(), role }
    const answer = await watched(addUser(user))
    setProblem(answer.ok ? null : answer.problem)
    if (!answer.ok) return
    setName('')
    setLogin('')
    await onAdded()
  }
  return (
    <div className="filters">
      <TextField id="new-name" label={words.name} value={name} onChange={setName} />
      <TextField id="new-login" label={words.login} value={login} onChange={setLogin} />
      <Choice
        id="new-role"
        label={words.role}
        value={role}
        options={MerchantRole.options.map((it) => [it, roles[it]] as const)}
        onChange={setRole}
      />
      <Button
        id="add-user"
        disabled={name.trim() === '' || login.trim() === ''}
        onPress={() => void add()}
      >
        {words.add}
      </Button>
      {problem && <RefusalLine problem={problem} />}
    </div>
  )
}
