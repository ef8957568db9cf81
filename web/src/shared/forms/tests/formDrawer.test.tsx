import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { setLanguage } from "@/shared/i18n";
import { FormDrawer } from "../FormDrawer";
import { TextField } from "../Field";

function Noting({ send }: { send: (text: string) => void }): ReactElement {
  const [place, setPlace] = useState("");
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && !value ? "请填写此项" : undefined);
  const submit = () => {
    setTried(true);
    if (place && text) send(text);
  };
  return (
    <FormDrawer title="登记" label="提交" error={null} busy={false} onSubmit={submit} onClose={vi.fn()}>
      <TextField label="地点" required value={place} onChange={setPlace} error={missing(place)} />
      <TextField label="内容" required value={text} onChange={setText} error={missing(text)} />
    </FormDrawer>
  );
}

beforeEach(() => setLanguage("zh"));

it("sends nothing while a field is missing and leads to the first one", async () => {
  const send = vi.fn();
  render(<Noting send={send} />);
  await userEvent.type(screen.getByLabelText("地点"), "机房");
  await userEvent.click(screen.getByRole("button", { name: /提\s*交/ }));
  expect(screen.getByLabelText("内容")).toBe(document.activeElement);
  expect(send).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("内容"), "断电{Enter}");
  expect(send.mock.calls).toEqual([["断电"]]);
});
