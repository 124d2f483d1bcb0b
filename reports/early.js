"use strict";
// Before the first paint: say that scripts run, and take the colours chosen last time.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("healthlint-theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch { /* storage is closed to some local files: the system's colours do */ }
document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const label = () => { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-label", dark() ? "Light colours" : "Dark colours"); };
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("healthlint-theme", root.dataset.theme); } catch { /* kept for this page only */ }
    label();
  });
  system.addEventListener("change", label);
  label();
});
