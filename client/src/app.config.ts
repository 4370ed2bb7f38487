export default defineAppConfig({
  pages: ['pages/home/index', 'pages/sign-in/index'],
  subPackages: [
    {
      root: 'checkout',
      pages: [
        'pages/offers/index',
        'pages/disclosure/index',
        'pages/consent/index',
        'pages/result/index',
      ],
    },
    { root: 'account', pages: ['pages/bills/index', 'pages/loan/index'] },
  ],
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#f4f6f7',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTitleText: '秒过',
    navigationBarTextStyle: 'black',
  },
  lazyCodeLoading: 'requiredComponents',
  // Pages stand still on H5: a pop-up inside a sliding page would slide with it.
  animation: false,
})
