const words = {
  clockState: { waiting: "未起算", running: "计时中", paused: "暂停计时", met: "按时完成", breached: "已超时", void: "不再适用", soon: "即将到期" },
  caseState: { reported: "待受理", active: "处理中", paused: "暂停", resolved: "待确认", confirmed: "已确认", closed: "已办结" },
  exclusion: { agreed: "除外" },
  contractState: { draft: "草稿", awaiting_signatures: "待双方签署", agreed: "已签署，未到生效日", in_force: "执行中", ended: "已届满" },
  measure: { respond: "响应", engage: "协调第三方", support: "技术支持", diagnose: "确诊", arrive: "到场", workaround: "规避", resolve: "解决", report: "报告", confirm: "确认", promise: "承诺" },
  side: { customer: "甲方", vendor: "乙方", third_party: "第三方", neutral: "中立方" },
  role: {
    customer_contact: "甲方联系人", customer_approver: "甲方审批人", vendor_seat: "乙方座席", vendor_engineer: "乙方工程师", vendor_expert: "乙方专家",
    vendor_project_manager: "乙方项目经理", vendor_manager: "乙方负责人", assessor: "考核人员", auditor: "审计人员", administrator: "系统管理员", system: "系统",
  },
  event: {
    reported: "报修", accepted: "受理", classified: "定级", responded: "响应", support_started: "开始技术支持", third_party_engaged: "第三方介入",
    diagnosed: "确诊", visit_agreed: "约定上门", arrived: "到场", worked_around: "采取规避措施", promised: "承诺时限", promise_moved: "变更承诺时限",
    resolved: "解决", report_filed: "提交报告", confirmed: "确认", closed: "办结", reopened: "重新打开", paused: "暂停", resumed: "恢复", commented: "留言", corrected: "更正",
  },
  fact: {
    level: "故障级别", kind: "类别", mode: "服务方式", cause: "原因", size: "规模", stationed: "有驻场人员", visit: "需要上门",
    reported_on_workday: "工作日报修", reported_in_hours: "工作时间内报修",
  },
  channel: { mail: "邮件", sms: "短信", voice: "电话", chat: "即时消息", screen: "大屏", paper: "书面" },
  action: { notify: "通知", remind: "提醒", reassign: "改派", escalate: "升级" },
  severity: { error: "错误", warning: "提示", reading: "读法" },
  weekday: { mon: "周一", tue: "周二", wed: "周三", thu: "周四", fri: "周五", sat: "周六", sun: "周日" },
};
export default words;
