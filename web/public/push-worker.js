/** Shows pushes while no page is open, and leads to what they tell of. */
self.addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  const options = { body: told.body ?? "", tag: told.tag ?? "", icon: "/mark.svg", data: { path: told.path ?? "/" } };
  event.waitUntil(self.registration.showNotification(told.title ?? "砥柱 Mainstay", options));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const place = new URL(event.notification.data?.path ?? "/", self.location.origin);
  if (place.origin !== self.location.origin) return;
  event.waitUntil(open(place.href));
});

async function open(address) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const page = pages[0];
  if (!page) return self.clients.openWindow(address);
  await page.focus();
  return page.navigate(address).catch(() => self.clients.openWindow(address));
}
