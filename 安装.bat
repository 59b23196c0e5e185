@echo off
rem OrderDesk for this user on Windows; no administrator is needed. A workbook dropped on this file is the one made ready.
rem This file is ASCII: cmd reads it in whatever code page the system has. What is said in Chinese comes from Python.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "PIP_DISABLE_PIP_VERSION_CHECK=1"
set "DESK=%LOCALAPPDATA%\OrderDesk"
set "DESK_PYTHON=%DESK%\env\Scripts\python.exe"
set "BOOK="
if not "%~1"=="" set "BOOK=%~f1"
pushd "%~dp0"
if errorlevel 1 goto no_folder

set "PY="
rem The Python of the Microsoft Store writes files and registry into a place of its own, where Excel finds neither.
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11) or 'WindowsApps' in sys.base_prefix)" >nul 2>nul
if not errorlevel 1 set "PY=py -3"
if defined PY goto environment
python -c "import sys; sys.exit(sys.version_info < (3, 11) or 'WindowsApps' in sys.base_prefix)" >nul 2>nul
if not errorlevel 1 set "PY=python"
if not defined PY goto no_python

:environment
echo [1/3] "%DESK%\env"
if not exist "%DESK_PYTHON%" goto new_environment
"%DESK_PYTHON%" -c "pass" >nul 2>nul
if not errorlevel 1 goto packages
rmdir /s /q "%DESK%\env"

:new_environment
%PY% -P -m venv "%DESK%\env"
if errorlevel 1 goto failed

:packages
echo [2/3] pip
if exist "wheels\orderdesk-*.whl" goto offline
"%DESK_PYTHON%" -P -m pip install --quiet -c constraints.txt .
if not errorlevel 1 goto workbook
"%DESK_PYTHON%" -P -c "import macros" >nul 2>nul
if errorlevel 1 goto failed
echo OrderDesk: nothing was installed, the version that is there goes on.
goto workbook

:offline
"%DESK_PYTHON%" -P -m pip install --quiet --no-index --find-links wheels orderdesk
if errorlevel 1 goto failed
"%DESK_PYTHON%" -P -m pip install --quiet --no-index --find-links wheels --no-deps --force-reinstall orderdesk
if errorlevel 1 goto failed

:workbook
echo [3/3] orderdesk install-excel
if "%BOOK%"=="" goto own_workbook
"%DESK_PYTHON%" -P -m macros install-excel "%BOOK%" --open
if errorlevel 1 goto failed
goto done

:own_workbook
"%DESK_PYTHON%" -P -m macros install-excel --open
if errorlevel 1 goto failed
goto done

:no_python
type "docs\python-needed.txt"
goto failed

:no_folder
echo This folder cannot be entered. Copy it to this computer first.
goto failed_outside

:done
popd
if not defined ORDERDESK_QUIET pause
exit /b 0

:failed
popd
:failed_outside
echo OrderDesk: not finished, see the lines above.
if not defined ORDERDESK_QUIET pause
exit /b 3
