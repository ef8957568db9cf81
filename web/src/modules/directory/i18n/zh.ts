const zh = {
  signIn: {
    title: "登录",
    login: "账号",
    password: "密码",
    submit: "登录",
    lead: "合同怎么签，服务就怎么算。",
    points: {
      clause: "每一项时限都注明出自合同哪一条。",
      recompute: "每一次计时都可以依据台账重新核算。",
      shared: "甲乙双方看到的是同一份记录。",
    },
    failed: "登录未成功",
    missing: "请填写账号和密码。",
  },
};
export default zh;
