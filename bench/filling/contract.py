"""The contracts that the million cases belong to: one text, sixty codes. The clocks run day and night."""

CODES = tuple(f"M{number:02d}" for number in range(1, 61))
# Days and nights alike: a history that is moved in time keeps its due times, to the second.
TEXT = """\
schema: 1
code: {code}
number: {code}-2024
title: {{zh: 某系统运行维护服务合同（{code}）, en: Upkeep contract {code}}}
source: 合同.docx
signed: 2023-12-20
term: {{start: 2024-01-01, end: 2029-12-31, clause: c1}}
parties:
  customer: {{name: 某市数据局}}
  vendor: {{name: 某信息公司}}
clauses:
  - {{id: c1, number: 第一条, heading: 期限, text: 服务期六年。, place: {{page: 1}}}}
  - {{id: c2, number: 第二条, heading: 价款, text: 合同价款。, place: {{page: 1}}}}
  - {{id: c3, number: 第三条, heading: 响应与解决, text: 故障响应与解决时间。, place: {{page: 2}}}}
price: {{total: '1000.00', capitals: 壹仟元整, clause: c2}}
calendars:
  - {{id: always, name: 全天候, clause: c3}}
levels:
  - {{id: I, name: {{zh: 一级, en: Level I}}, clause: c3}}
  - {{id: II, name: {{zh: 二级, en: Level II}}, clause: c3}}
  - {{id: III, name: {{zh: 三级, en: Level III}}, clause: c3}}
facts:
  - name: kind
    label: 故障类别
    values: [{{id: hardware, name: 硬件}}, {{id: software, name: 软件}}, {{id: network, name: 网络}}]
pauses:
  - {{id: waiting, name: {{zh: 等待甲方, en: Waiting for the customer}}, side: customer, clause: c3}}
targets:
  - id: respond
    measure: respond
    name: {{zh: 响应, en: Response}}
    clause: c3
    calendar: always
    rows:
      - {{when: {{level: I}}, length: 30min}}
      - {{when: {{level: II}}, length: 2h}}
      - {{when: {{level: III}}, length: 8h}}
  - id: resolve
    measure: resolve
    name: {{zh: 解决, en: Resolution}}
    clause: c3
    calendar: always
    rows:
      - {{when: {{level: I}}, length: 8h}}
      - {{when: {{level: II}}, length: 24h}}
      - {{when: {{level: III}}, length: 240h}}
confirm_timeout: 3 days
"""
