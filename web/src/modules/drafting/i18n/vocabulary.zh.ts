const vocabulary = {
  length: { min: "{{count}} 分钟", h: "{{count}} 小时", day: "{{count}} 日", workday: "{{count}} 个工作日", week: "{{count}} 周", month: "{{count}} 个月", year: "{{count}} 年" },
  kind: {
    party: "当事人", title: "合同名称", number: "编号", date: "日期", service_period: "服务期限", maintenance: "维保期、质保期", price: "合同总价", price_line: "价款明细", capital_sum: "大写金额", tax: "税率与发票",
    payment_stage: "付款阶段", level: "故障级别", target: "时限", ladder_rung: "升级阶梯", obligation: "履约义务", deliverable: "交付物", score_rule: "考核细则", score_band: "考核档次", penalty: "违约责任", notice: "通知与送达",
    contact: "联系人", allowance: "包含额度", exclusion: "除外事项", staffing: "人员配备",
  },
  fact: {
    side: "哪一方", name: "名称", representative: "代表人", address: "地址", bank: "开户行", account: "账号", tax_id: "统一社会信用代码", text: "内容", of: "类别", day: "日期", start: "起始", end: "截止", length: "时长", begins: "起算事件",
    amount: "金额", tax: "是否含税", quantity: "数量", unit: "单位", unit_price: "单价", figure: "小写金额", rate: "税率", invoice: "发票种类", order: "次序", share: "比例", basis: "计算基数", trigger: "付款条件", due: "期限", papers: "所需单据",
    level: "级别", meaning: "含义", measure: "事项", from: "区间下限", calendar: "工作日历", mode: "服务方式", stationed: "有人驻场", workday: "工作日", in_hours: "工作时间内", visit: "需到现场", subject: "适用对象", after: "经过时间", roles: "角色",
    action: "处理", what: "事项", owner: "责任方", every: "周期", times: "次数", event: "触发事件", before: "须提前", media: "介质", head: "考核项", head_points: "考核项分值", points: "分值", deductions: "扣分", low: "最低分", high: "最高分",
    deduct: "扣款比例", pay: "支付比例", grade: "档次名称", payer: "责任方", form: "形式", ground: "事由", shares: "各次比例", per: "计算单位", right: "权利", cap: "上限比例", cap_amount: "上限金额", cap_basis: "上限基数", within: "期限", role: "岗位",
    phone: "电话", mail: "电子邮箱", heads: "人数",
  },
  choice: {
    customer: "甲方", vendor: "乙方", either: "任何一方", third_party: "第三方", included: "含税", excluded: "不含税", special: "增值税专用发票", ordinary: "增值税普通发票", price: "合同总价", audited_price: "审定价", unpaid_amount: "未付金额",
    paid_amount: "已付金额", period_fee: "当期费用", system_period_fee: "该系统当期费用", monthly_share: "月度费用", goods_price: "货物价款", loss: "赔偿损失", signed: "签订", effective: "生效", advance_guarantee: "预付款保函", delivered: "交付",
    acceptance: "验收", final_acceptance: "终验", audited: "审价", period_end: "期满", assessed: "考核", maintenance_end: "维保期满", invoice: "收到发票", respond: "响应", support: "开始支持", arrive: "到场", diagnose: "确诊", workaround: "规避",
    resolve: "解决", report: "报告", confirm: "确认", spare: "备件到位", reported: "接报", responded: "响应后", arrived: "到场后", diagnosed: "确诊后", resolved: "解决后", asked: "甲方要求", "24x7": "全天候", workdays: "工作日",
    office_hours: "工作时间", phone: "电话", remote: "远程", on_site: "现场", notify: "告知", escalate: "上报", reassign: "换人", electronic: "电子", paper: "纸质", disc: "光盘", per_day: "按时间累计", share: "按比例", per_occurrence: "按次",
    fixed: "定额", repetition: "逐次加重", extension: "延长期限", right: "取得权利", day: "每日", hour: "每小时", occurrence: "每次", suspend: "暂停履行", terminate: "解除合同", withhold: "扣留款项", refuse: "拒收", return: "退货", contract: "合同",
    project: "项目", tender: "采购", delivery: "交付期限", other: "其他", maintenance: "维保期", warranty: "质保期", true: "是", false: "否", at_once: "立即",
  },
};

export default vocabulary;
