/** Names of the contract file's closed vocabularies. */
const vocabulary = {
  kind: {
    targets: "时限", ladders: "升级阶梯", obligations: "履约义务", deliverables: "交付物", acceptance: "验收步骤", staffing: "人员配备",
    contacts: "联系人", notices: "通知送达", payments: "付款阶段", score_sheets: "考核表", bands: "考核扣款", penalties: "违约责任",
    exclusions: "除外情形", allowances: "包含工作量", rates: "费率", service_modes: "服务方式", calendars: "工作日历", facts: "判定条件",
    levels: "故障级别", pauses: "暂停事由", at_once: "“立即”的含义", price: "合同价款", period_fees: "期间费用", term: "合同期限",
    maintenance: "维保期", catalogue: "服务目录", forms: "规定表单", procedures: "规定流程", bounds: "性能指标", roles: "角色",
    readings: "读法",
  },
  kindOne: {
    target: "时限", ladder: "升级阶梯", obligation: "履约义务", deliverable: "交付物", acceptance: "验收步骤", staffing: "人员配备",
    contact: "联系人", notices: "通知送达", payment: "付款阶段", score: "考核表", bands: "考核扣款", penalty: "违约责任", exclusion: "除外情形",
    allowance: "包含工作量", rate: "费率", service_mode: "服务方式", mode: "服务方式", calendar: "工作日历", fact: "判定条件", level: "故障级别",
    pause: "暂停事由", at_once: "“立即”的含义", price: "合同价款", period_fee: "期间费用", term: "合同期限", maintenance: "维保期",
    catalogue: "服务目录", form: "规定表单", procedure: "规定流程", bound: "性能指标", role: "角色", score_sheet: "考核表", reading: "读法",
  },
  field: {
    step: "步骤", code: "代号", choices: "选项", on_form: "所用表单", shows: "自动填写", filled_by: "填写方", kind: "类型", align: "周期起点", next: "下一步", on: "条件", essential: "核心要求", penalised: "逾期扣款", requirements: "要求", 
    at_least: "不低于", at_most: "不高于", below: "低于", above: "高于", 
    what: "内容", text: "内容", ground: "事由", owner: "责任方", recurrence: "周期", every: "每", anchor: "以", due: "时限",
    before: "须提前完成", at: "时刻", trigger: "触发事由", raises: "履行后引起", levels: "适用级别", standing: "长期有效", calendar: "日历", either_or: "择一履行",
    evidence: "凭证", accepted_by: "验收方", accept_within: "验收期限", silence_accepts: "逾期未答复视为接受", remind: "提醒", ahead: "到期前", on_day: "到期当日", overdue: "逾期后", ladder: "升级阶梯",
    group: "类别", quantity: "数量", unit: "单位", media: "载体", medium: "方式", deemed: "视为送达", blocks_acceptance: "缺少则不得验收",
    after: "之后", copies: "份数", outcome: "结果", heads: "人数", stationed: "驻场", stand_in: "须有替补", notice: "提前通知",
    rules: "规定", side: "所属方", roles: "角色", title: "职务", phone: "电话", mail: "邮箱", may_ask: "可提出要求",
    change_within: "变更通知期限", over: "超出部分", per: "计算周期", drawn_by: "使用方式", channels: "渠道", basis: "计算基数", cap_share: "上限", card: "价目表", price: "单价", cap_basis: "上限基数",
    payer: "承担方", form: "形式", share: "比例", shares: "逐次比例", amount: "金额", grace: "宽限", within: "计算期间",
    consecutive: "连续发生", period: "期间", length: "时长", right: "权利", values: "取值", default: "默认值", meaning: "含义",
    measures: "适用时限", start: "起", end: "止", begins: "起算", steps: "步骤", fields: "栏目", number: "编号", place: "地点",
    warranty: "质保期", penalties: "所含违约责任", counted_by: "计次方式",
  },
  trigger: {
    contract_signed: "合同签订", contract_effective: "合同生效", term_ended: "合同期满", maintenance_ended: "维保期满",
    goods_due: "货物应交付", goods_delivered: "货物交付", final_acceptance: "终验通过", acceptance_passed: "验收通过",
    price_audited: "审价完成", invoice_received: "收到发票", papers_received: "收到单据", report_submitted: "提交报告",
    case_opened: "工单登记", case_worked_around: "故障规避", case_resolved: "故障解决", case_closed: "工单办结", emergency: "发生紧急事件",
    clock_breached: "时限超时", duty_late: "义务逾期", delivery_late: "逾期交付", payment_late: "逾期付款",
    breach_notice_received: "收到违约通知", notice_unanswered: "通知未答复", objection_raised: "提出异议", inspection_done: "巡检完成",
    incident_after_inspection: "巡检后发生故障", contact_failure: "联系不上", contact_changed: "联系方式变更", staff_changed: "人员变更",
    staff_missing: "人员缺岗", support_ending: "厂商支持将终止", key_date: "重要时期", change_planned: "计划变更", change_done: "变更完成",
    change_in_hours: "工作时间内变更", complaint_received: "收到投诉", survey_dissatisfied: "满意度不合格", force_majeure: "不可抗力",
    force_majeure_ended: "不可抗力结束", party_insolvent: "一方丧失偿债能力", part_replaced: "更换部件", confidence_broken: "违反保密义务",
    title_defect: "权利瑕疵", goods_refused: "拒收货物", service_refused: "拒绝服务", contract_breached: "违反合同",
    contract_ended_early: "合同提前终止", rule_broken: "违反考核规定", customer_asked: "甲方要求", authorised: "取得授权",
  },
  basis: {
    price: "合同总价", audited_price: "审定价", monthly_share: "当月应付款", unpaid_amount: "未付款项", paid_amount: "已付款项",
    period_fee: "当期费用", system_period_fee: "该系统当期费用", loss: "实际损失",
  },
  form: {
    per_day: "按日计算", share: "按比例一次计算", repetition: "按次递增", per_occurrence: "按次计算", fixed: "固定金额", loss: "实际损失",
    extension: "期限顺延", right: "产生权利",
  },
  right: {
    suspend: "中止履行", terminate: "解除合同", claim: "索赔", withhold: "暂缓付款", complain: "投诉", return: "退货",
  },
  payer: {
    vendor: "乙方", customer: "甲方", either: "过错方",
  },
  medium: {
    electronic: "电子", paper: "纸质", disc: "光盘", post: "邮寄", in_person: "当面送达",
  },
  per: { term: "整个合同期", year: "每个合同年度" },
  drawnBy: { requests: "接受服务请求的估算时使用" },
  period: {
    month: "按月", quarter: "按季度", year: "按年", project: "按项目", maintenance: "维保期", warranty: "质保期", term: "合同期限",
  },
  outcome: { passed: "通过", failed: "未通过" },
  box: { text: "文字", number: "数字", money: "金额", date: "日期", choice: "选择", check: "勾选", signature: "签字", seal: "盖章" },
  fills: { customer: "甲方名称", vendor: "乙方名称", title: "合同名称", number: "合同编号", price: "合同总价", accepted_on: "验收日期", verdict: "验收结论" },
  align: { calendar: "自然周期", term: "合同起始日" },
  anchor: {
    period_start: "期初起算", period_end: "期末起算",
  },
  counted: {
    occurrence: "按次", day: "按日", item: "按项",
  },
};
export default vocabulary;
