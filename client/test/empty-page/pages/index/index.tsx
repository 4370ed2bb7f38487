import { Text } from '@tarojs/components'

export default function EmptyPage() {
  return <Text>秒过</Text>
}
