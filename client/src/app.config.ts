const weapp = process.env.TARO_ENV === 'weapp'

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/sign-in/index'],
  subPackages: [
    {
      root: 'checkout',
      pages: [
        'pages/offers/index',
        'pages/disclosure/index',
        'pages/consent/index',
        'pages/handoff/index',
        'pages/result/index',
      ],
    },
    {
      root: 'account',
      pages: [
        'pages/bills/index',
        'pages/loan/index',
        'pages/repay/index',
        'pages/loans/index',
        'pages/help/index',
        'pages/autopay/index',
      ],
    },
    { root: 'cash', pages: ['pages/request/index', 'pages/applicant/index'] },
    {
      root: 'line',
      pages: ['pages/lines/index', 'pages/view/index', 'pages/apply/index', 'pages/close/index'],
    },
    // Merchants' people work in a browser; no mini-program carries their pages.
    ...(process.env.TARO_ENV === 'h5' ? [{ root: 'console', pages: ['pages/desk/index'] }] : []),
  ],
  // WeChat takes the bars' colors from theme.json; elsewhere they are the light ones.
  ...(weapp ? { darkmode: true, themeLocation: 'theme.json' } : {}),
  window: {
    backgroundTextStyle: weapp ? '@loadingText' : 'dark',
    backgroundColor: weapp ? '@ground' : '#f3f5f6',
    navigationBarBackgroundColor: weapp ? '@bar' : '#ffffff',
    navigationBarTitleText: '秒过',
    navigationBarTextStyle: weapp ? '@barText' : 'black',
  },
  lazyCodeLoading: 'requiredComponents',
  // Pages stand still on H5: a pop-up inside a sliding page would slide with it. WeChat knows no such field.
  ...(process.env.TARO_ENV === 'h5' && { animation: false }),
})
