export default definePageConfig({ navigationBarTitleText: '秒过' })
