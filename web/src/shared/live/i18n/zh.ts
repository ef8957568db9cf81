const zh = {
  live: "实时更新",
  lost: "未连接实时更新，所示为 {{time}} 读取的内容。",
  readAgain: "重新读取",
};
export default zh;
