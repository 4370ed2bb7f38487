import { useCashOrderWords } from '../copy/cash-order'
import { restartAt } from '../platform/navigation'
import { Button } from './button'

/** The end of a way that no shop began: home. */
export function Done({ look = 'primary' }: { look?: 'primary' | 'quiet' }) {
  return (
    <Button id="done" look={look} onPress={() => void restartAt({ path: '/pages/home/index' })}>
      {useCashOrderWords().done}
    </Button>
  )
}
