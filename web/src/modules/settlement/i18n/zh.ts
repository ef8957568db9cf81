export default {
  title: "结算",
  list: { contract: "合同", parties: "甲方 / 乙方", term: "期限", last: "最近结算单", none: "尚未出具", empty: "没有可以结算的合同", emptyNote: "合同生效后在此结算。" },
  overview: {
    balance: "应付未付", paid: "累计已付", upkeep: "维保期", months: "各月结算", stages: "付款阶段", records: "结算记录", noRecords: "尚无记录",
    noMonths: "合同尚未开始", noStages: "合同没有约定付款阶段", month: "月份", score: "考核得分", net: "本月合计", closing: "月末余额", issued: "结算单", running: "进行中",
    revision: "第 {{n}} 版", signedBy: "{{sides}}已确认", unsigned: "未确认", stage: "阶段", amount: "金额", due: "到期日", missing: "尚缺", stagePaid: "已付", record: "登记",
    voided: "已作废",
  },
  trend: {
    title: "{{sheet}}得分走势", change: "较上月", undisputed: "异议全部成立时", signed: "已确认", none: "尚无已结束月份的得分", borders: "虚线为扣款档次的分界。",
    summary: "近 {{n}} 个月平均 {{mean}} 分，最高 {{best}} 分（{{bestMonth}}），最低 {{worst}} 分（{{worstMonth}}）。",
  },
  side: { customer: "甲方", vendor: "乙方", neutral: "第三方" },
  statement: {
    title: "{{code}} {{period}} 结算单", running: "结算期尚未结束，以下为截至今日的数字。", issue: "出具结算单", issuedNow: "已出具第 {{n}} 版。", lines: "明细", noLines: "本期没有款项、扣款和违约金。",
    totals: "合计", stages: "到期付款", scores: "考核扣款", vendor_penalties: "乙方违约金及扣减", customer_penalties: "甲方违约金", net: "本期合计", undisputed_net: "异议全部成立时的合计",
    opening: "期初余额", paid: "本期已付", closing: "期末余额", evidence: "凭据", disputed: "有异议", ifUpheld: "异议成立时为 {{amount}}", sheets: "考核表", of: "满分 {{total}} 分", waived: "已免除",
    rights: "产生的权利", holder: "{{side}}自 {{day}} 起可行使", extensions: "期限顺延", until: "至 {{day}}", versions: "已出具的结算单", noVersions: "尚未出具", file: "数据文件", preview: "预览{{name}}", download: "下载{{name}}", downloadRevision: "下载第 {{n}} 版{{name}}", changes: "与上一版的差异",
    digest: "核对码", sign: "确认考核表", signed: "{{side}} {{by}} 已确认", open: "待归类的事实", unmarked: "待评分的条目：{{rules}}", readings: "采用的读法", said: "异议与免除", points: "扣 {{points}} 分",
    line_disputed: "异议", line_waived: "免除", contractRecord: "合同约定", settlementRecord: "结算记录第 {{seq}} 条", dutyRecord: "履约义务记录第 {{seq}} 条", acceptanceRecord: "验收记录第 {{seq}} 条",
  },
  act: { dispute: "提出异议", waive: "免除", withdraw_dispute: "撤回异议", assign: "归类", note: "事由", submit: "提交", rule: "条目", noRule: "不属于任何条目", event: "事件", on: "日期", due: "应完成日", until: "完成日",
    system: "系统", level: "级别", side: "责任方", amount: "金额（元）", stage: "付款阶段", paper: "资料", cases: "相关工单（以空格分隔）", count: "次数", points: "分数", zero: "该项不得分", month: "月份（如 2026-03）", record: "记录号",
    sheet: "考核表", digest: "核对码", fact: "事实", choose: "请选择" },
  difference: { title: "{{period}} 结算单第 {{n}} 版的差异", before: "第 {{n}} 版", after: "第 {{n}} 版", added: "新增", gone: "取消", none: "没有差异", score: "考核得分", what: "条目", changes: "变动", back: "{{period}} 结算单" },
} as const;
