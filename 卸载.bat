@echo off
rem Takes OrderDesk away for this user: Excel's trusted folders and the environment. Workbooks, backups and logs stay.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "DESK=%LOCALAPPDATA%\OrderDesk"
set "DESK_PYTHON=%DESK%\env\Scripts\python.exe"
if not defined LOCALAPPDATA goto failed
if not exist "%DESK_PYTHON%" goto environment
rem An installation that was never finished has set nothing and is simply taken away.
"%DESK_PYTHON%" -P -c "import macros" >nul 2>nul
if errorlevel 1 goto environment
"%DESK_PYTHON%" -P -m macros install-excel --undo
if errorlevel 1 goto failed

:environment
if exist "%DESK%\env" rmdir /s /q "%DESK%\env"
if exist "%DESK%\env" goto failed
echo OrderDesk: removed.
if not defined ORDERDESK_QUIET pause
exit /b 0

:failed
echo OrderDesk: not removed. Close Excel and run this again.
if not defined ORDERDESK_QUIET pause
exit /b 3
