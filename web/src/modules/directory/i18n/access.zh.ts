const zh = {
  permissions: {
    title: "权限表",
    lead: "系统按这张表核对每一次操作，表中没有的操作一律拒绝。",
    what: "事项",
    reach: "适用范围",
    who: "角色",
    more: "明细",
    role: "按角色查看",
    everyRole: "全部角色",
    acts: "按动作核对（{{count}} 项）",
    operations: "接口（{{count}} 个）",
    colon: "：",
    comma: "、",
  },
  reach: {
    anybody: "任何人，无需登录",
    person: "登录者本人的事项",
    seen: "登录者，仅限本人有角色的合同",
    holder: "在任一合同担任该角色者；含尚未归入合同的内容",
    contract: "在该合同担任该角色者",
    unit: "所管部门及其下级",
    everywhere: "对全部合同担任该角色者",
  },
};
export default zh;
