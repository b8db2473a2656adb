"use strict";
// A phone without WeChat: storage in memory, navigation and toasts written down.
const { useEffect } = require("react");

const storage = new Map();
const navigated = [];
const toasts = [];
const router = { params: {} };

const goes = async ({ url }) => void navigated.push(url);

const Taro = {
  getStorageSync: (key) => storage.get(key) ?? "",
  setStorageSync: (key, value) => void storage.set(key, JSON.parse(JSON.stringify(value))),
  removeStorageSync: (key) => void storage.delete(key),
  clearStorageSync: () => storage.clear(),
  navigateTo: goes,
  redirectTo: goes,
  switchTab: goes,
  navigateBack: async () => undefined,
  getCurrentPages: () => [{}],
  showToast: async ({ title }) => void toasts.push(title),
  showModal: async () => ({ confirm: true }),
  hideTabBar: async () => undefined,
  showTabBar: async () => undefined,
  makePhoneCall: async () => undefined,
  getAppBaseInfo: () => ({}),
  pageScrollTo: async () => undefined,
  onNetworkStatusChange: () => undefined,
};

module.exports = {
  __esModule: true,
  default: Taro,
  navigated,
  toasts,
  useRouter: () => router,
  useDidShow: (run) => useEffect(run, []),
  useDidHide: () => undefined,
  useReachBottom: () => undefined,
};
